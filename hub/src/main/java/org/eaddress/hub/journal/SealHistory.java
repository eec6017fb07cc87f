package org.eaddress.hub.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/// The archive time-stamps (RFC 4998) of one seal, from its own to the newest renewal. Leaf 0 is the header, the
/// entries follow: each leaf has a way of its own to the first time-stamp of each chain, the later ones are the
/// same for all.
final class SealHistory {
    private final byte[] header;
    private final List<Chain> chains = new ArrayList<>();

    private record Chain(HashTree tree, HashAlgorithm algorithm, List<Stamp> stamps) {}

    /// A time-stamp, with the way from the seal's own node to what it is over.
    private record Stamp(ContentInfo token, List<byte[]> group, List<byte[]> neighbours) {}

    private SealHistory(byte[] header) {
        this.header = header;
    }

    static SealHistory of(JournalSeal seal) {
        SealHistory history = new SealHistory(seal.header().getBytes(StandardCharsets.UTF_8));
        history.begin(HashAlgorithm.SHA_256, seal.tree(), List.of(), seal.token());
        return history;
    }

    HashAlgorithm algorithm() {
        return chains.getLast().algorithm();
    }

    /// The node of this seal in the hash tree of a renewal.
    sealed interface Node {
        byte[] value();
    }

    /// For a time-stamp renewal (5.2): the digests of the chain's time-stamps, in ascending order.
    private record Stamps(HashAlgorithm algorithm, List<byte[]> digests) implements Node {
        @Override
        public byte[] value() {
            return digests.size() == 1 ? digests.getFirst() : algorithm.digest(digests.toArray(byte[][]::new));
        }
    }

    /// For a hash-tree renewal (5.2): over the data and their sequences of archive time-stamps.
    private record Data(HashTree tree, HashAlgorithm algorithm) implements Node {
        @Override
        public byte[] value() {
            return tree.root();
        }
    }

    /// @param entries the digests of the pieces by this algorithm, empty for what is gone; unused while the
    ///     algorithm stays the same
    Node node(HashAlgorithm by, List<byte[]> entries) {
        return by == algorithm() ? stamps(by) : data(by, entries);
    }

    private Stamps stamps(HashAlgorithm by) {
        return new Stamps(
                by,
                chains.getLast().stamps().stream()
                        .map(stamp -> by.digest(der(stamp.token())))
                        .sorted(Arrays::compareUnsigned)
                        .toList());
    }

    private Data data(HashAlgorithm by, List<byte[]> entries) {
        List<byte[]> leaves = new ArrayList<>(entries.size() + 1);
        leaves.add(by.digest(by.digest(header), by.digest(der(sequence(0)))));
        for (int entry = 0; entry < entries.size(); entry++) {
            leaves.add(by.digest(entries.get(entry), by.digest(der(sequence(entry + 1)))));
        }
        return new Data(HashTree.over(by, leaves), by);
    }

    /// Adds a renewal.
    ///
    /// @param neighbours those of the node in the renewal's tree
    void renewed(Node node, List<byte[]> neighbours, byte[] token) {
        switch (node) {
            case Stamps(var _, var digests) ->
                chains.getLast().stamps().add(new Stamp(ContentInfo.getInstance(token), digests, neighbours));
            case Data(var tree, var by) -> begin(by, tree, neighbours, token);
        }
    }

    private void begin(HashAlgorithm by, HashTree tree, List<byte[]> neighbours, byte[] token) {
        List<Stamp> stamps = new ArrayList<>();
        stamps.add(new Stamp(ContentInfo.getInstance(token), List.of(), neighbours));
        chains.add(new Chain(tree, by, stamps));
    }

    /// The evidence record of the entry at this place, from 0; in DER.
    byte[] evidenceRecord(int position) {
        AlgorithmIdentifier[] algorithms = chains.stream()
                .map(Chain::algorithm)
                .distinct()
                .map(HashAlgorithm::identifier)
                .toArray(AlgorithmIdentifier[]::new);
        return der(new EvidenceRecord(algorithms, null, null, sequence(position + 1)));
    }

    private ArchiveTimeStampSequence sequence(int leaf) {
        return new ArchiveTimeStampSequence(
                chains.stream().map(chain -> chain(chain, leaf)).toArray(ArchiveTimeStampChain[]::new));
    }

    private static ArchiveTimeStampChain chain(Chain chain, int leaf) {
        List<ArchiveTimeStamp> stamps = new ArrayList<>();
        for (Stamp stamp : chain.stamps()) {
            boolean first = stamps.isEmpty();
            List<byte[]> neighbours = first ? new ArrayList<>(chain.tree().neighboursOf(leaf)) : stamp.neighbours();
            if (first) {
                neighbours.addAll(stamp.neighbours());
            }
            List<byte[]> group = first ? List.of(chain.tree().leaf(leaf)) : stamp.group();
            stamps.add(new ArchiveTimeStamp(chain.algorithm().identifier(), way(group, neighbours), stamp.token()));
        }
        return new ArchiveTimeStampChain(stamps.toArray(ArchiveTimeStamp[]::new));
    }

    /// The reduced hash tree (4.3). A value that is alone stands in one list with its first neighbour; one that has
    /// none needs no tree.
    private static PartialHashtree @Nullable [] way(List<byte[]> group, List<byte[]> neighbours) {
        List<byte[]> first = new ArrayList<>(group);
        List<byte[]> rest = neighbours;
        if (group.size() == 1) {
            if (neighbours.isEmpty()) {
                return null;
            }
            first.add(neighbours.getFirst());
            rest = neighbours.subList(1, neighbours.size());
        }
        first.sort(Arrays::compareUnsigned);
        List<PartialHashtree> way = new ArrayList<>();
        way.add(new PartialHashtree(first.toArray(byte[][]::new)));
        rest.forEach(neighbour -> way.add(new PartialHashtree(neighbour)));
        return way.toArray(PartialHashtree[]::new);
    }

    private static byte[] der(ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
