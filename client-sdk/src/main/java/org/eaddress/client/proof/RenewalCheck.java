package org.eaddress.client.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.eaddress.client.proof.JournalPieces.Piece;

/// Checks renewals against the seals that they renew, seal by seal from the first.
final class RenewalCheck {
    private final List<JournalRenewal> renewals;
    private final PriorityQueue<JournalRenewal> ahead =
            new PriorityQueue<>(Comparator.comparing(JournalRenewal::firstSeal));
    private final SortedSet<JournalRenewal> current = new TreeSet<>(Comparator.comparing(JournalRenewal::number));
    private final RenewalSource source;
    private final TrustAnchors anchors;
    /// The name of what is wrong, and the number of the renewal.
    private final BiConsumer<String, Long> findings;
    /// Those that cover the seals around the one looked at; empty for one that is not good.
    private final Map<Long, Optional<Open>> open = new HashMap<>();

    private record Open(HashAlgorithm algorithm, HashTree tree, TimeStamp stamp) {}

    RenewalCheck(
            List<JournalRenewal> renewals,
            RenewalSource source,
            TrustAnchors anchors,
            BiConsumer<String, Long> findings) {
        this.renewals = renewals.stream()
                .sorted(Comparator.comparing(JournalRenewal::number))
                .toList();
        this.source = source;
        this.anchors = anchors;
        this.findings = findings;
        ahead.addAll(renewals);
        long expected = 1;
        for (var renewal : this.renewals) {
            if (renewal.number() != expected) {
                findings.accept("renewal-missing", expected);
            }
            expected = renewal.number() + 1;
        }
    }

    Set<HashAlgorithm> algorithms() {
        return renewals.stream()
                .flatMap(renewal -> HashAlgorithm.named(renewal.algorithm()).stream())
                .collect(Collectors.toSet());
    }

    /// What the seal stands by.
    ///
    /// @param own its own time-stamp
    /// @param pieces that were given and are in it, by their entry's place
    List<Layer> layers(JournalSeal seal, TimeStamp own, Map<Integer, Piece> pieces) {
        var layers = new ArrayList<>(List.of(new Layer(0, HashAlgorithm.SHA_256, own)));
        var covering = covering(seal.number());
        if (covering.isEmpty()) {
            return layers;
        }
        var stamps = new ArchiveTimeStamps(seal);
        for (var renewal : covering) {
            open.computeIfAbsent(renewal.number(), number -> opened(renewal))
                    .flatMap(good -> layer(
                            renewal,
                            good,
                            seal,
                            stamps,
                            pieces,
                            layers.getLast().stamp()))
                    .ifPresent(layers::add);
        }
        return layers;
    }

    /// In the order of their numbers. As seals come one after the other, those that are past are not looked at
    /// again.
    private List<JournalRenewal> covering(long seal) {
        for (var next = ahead.peek(); next != null && next.firstSeal() <= seal; next = ahead.peek()) {
            current.add(next);
            ahead.remove();
        }
        current.removeIf(renewal -> renewal.lastSeal() < seal);
        open.keySet().retainAll(current.stream().map(JournalRenewal::number).toList());
        return current.stream().filter(renewal -> renewal.covers(seal)).toList();
    }

    private Optional<Open> opened(JournalRenewal renewal) {
        var algorithm = HashAlgorithm.named(renewal.algorithm()).orElse(null);
        var nodes = bytes(source.nodes(renewal.number()));
        if (algorithm == null || nodes.isEmpty() || nodes.size() != renewal.lastSeal() - renewal.firstSeal() + 1) {
            return refused("renewal-changed", renewal);
        }
        var tree = HashTree.over(algorithm, nodes);
        if (!renewal.root().equals(HexFormat.of().formatHex(tree.root()))) {
            return refused("renewal-changed", renewal);
        }
        return TimeStamp.over(algorithm, renewal.root(), renewal.token(), anchors)
                .map(stamp -> new Open(algorithm, tree, stamp))
                .or(() -> refused("renewal-time-stamp-refused", renewal));
    }

    private Optional<Layer> layer(
            JournalRenewal renewal,
            Open good,
            JournalSeal seal,
            ArchiveTimeStamps stamps,
            Map<Integer, Piece> pieces,
            TimeStamp before) {
        int place = Math.toIntExact(seal.number() - renewal.firstSeal());
        var way = good.tree().wayOf(place);
        if (good.algorithm() == stamps.algorithm()) {
            if (!Arrays.equals(stamps.nodeOfTimeStamps(), good.tree().leaf(place))) {
                return refused("renewal-changed", renewal);
            }
            stamps.renewTimeStamps(way, renewal.token());
        } else {
            var entries = source.entries(renewal.number(), seal.number());
            var digests = bytes(entries);
            var tree = stamps.treeOfData(good.algorithm(), digests);
            if (digests.size() != seal.entries().size()
                    || !Arrays.equals(tree.root(), good.tree().leaf(place))) {
                return refused("renewal-changed", renewal);
            }
            stamps.renewData(good.algorithm(), tree, way, renewal.token());
            if (!areIn(pieces, entries, good.algorithm())) {
                return refused("evidence-not-renewed", renewal);
            }
        }
        return inTime(renewal, good, before);
    }

    /// The pieces that one has are what was hashed anew.
    private static boolean areIn(Map<Integer, Piece> pieces, List<String> entries, HashAlgorithm algorithm) {
        return pieces.entrySet().stream()
                .allMatch(piece -> Objects.equals(
                        entries.get(piece.getKey()), piece.getValue().digests().get(algorithm)));
    }

    /// What has ended already cannot be renewed.
    private Optional<Layer> inTime(JournalRenewal renewal, Open good, TimeStamp before) {
        if (good.stamp().isBefore(before)) {
            return refused("renewal-out-of-order", renewal);
        }
        if (!before.stoodAt(good.stamp())) {
            return refused("renewed-too-late", renewal);
        }
        return Optional.of(new Layer(renewal.number(), good.algorithm(), good.stamp()));
    }

    private <T> Optional<T> refused(String name, JournalRenewal renewal) {
        findings.accept(name, renewal.number());
        return Optional.empty();
    }

    /// Empty when one of them is none.
    private static List<byte[]> bytes(List<String> digests) {
        try {
            return digests.stream().map(HexFormat.of()::parseHex).toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
