package org.eaddress.client.proof;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eaddress.client.proof.JournalPieces.Piece;
import org.jspecify.annotations.Nullable;

/// The check of the whole journal, seal by seal from the first, against its own chain, against time-stamps, against
/// what was seen last time, against renewals, and for pieces of evidence that must be in it.
public final class JournalCheck {
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Seen NOTHING = new Seen(0, "0".repeat(64));
    private static final RenewalSource NO_RENEWALS = new RenewalSource() {
        @Override
        public List<String> nodes(long renewal) {
            return List.of();
        }

        @Override
        public List<String> entries(long renewal, long seal) {
            return List.of();
        }
    };

    private final TrustAnchors anchors;
    private final Seen before;
    private final JournalPieces wanted = new JournalPieces();
    private final List<JournalFinding> findings = new ArrayList<>();
    private final List<OutlookCheck> outlooks = new ArrayList<>();
    private final RenewalCheck renewals;
    private final int renewalCount;
    private Seen last = NOTHING;
    private Instant lastSealedAt = Instant.MIN;
    private @Nullable TimeStamp lastStamp;
    private long proven;

    /// The newest seal that somebody saw: who keeps it finds out when the journal was cut or rewritten.
    public record Seen(long number, String digest) {}

    /// What came of it.
    ///
    /// @param proven how many of the pieces are in the journal
    /// @param waiting how many are newer than the last seal
    /// @param renewals how many there are
    /// @param outlooks an answer to each what-if
    public record Result(
            List<JournalFinding> findings,
            Seen last,
            long proven,
            long waiting,
            long renewals,
            List<Outlook> outlooks) {
        public boolean good() {
            return findings.isEmpty();
        }
    }

    /// @param before what was seen last time; null at the first
    public JournalCheck(TrustAnchors anchors, @Nullable Seen before) {
        this(anchors, before, List.of(), NO_RENEWALS);
    }

    /// @param renewals all that there are
    public JournalCheck(
            TrustAnchors anchors, @Nullable Seen before, List<JournalRenewal> renewals, RenewalSource source) {
        this.anchors = anchors;
        this.before = before == null ? NOTHING : before;
        this.renewals = new RenewalCheck(renewals, source, anchors, this::findInRenewal);
        this.renewalCount = renewals.size();
    }

    /// Answers this, too.
    public void ask(WhatIf whatIf) {
        outlooks.add(new OutlookCheck(whatIf));
    }

    /// This piece of evidence must be in the journal.
    public void expect(String jws) throws MalformedEvidence {
        expect(jws, "");
    }

    /// This piece of evidence must be in the journal.
    ///
    /// @param called what a finding calls it, such as the file that it is from
    public void expect(String jws, String called) throws MalformedEvidence {
        wanted.add(jws, called, renewals.algorithms());
    }

    /// The next seal.
    public void take(JournalSeal seal) {
        if (seal.number() != last.number() + 1) {
            find("seal-missing", last.number() + 1, "");
        }
        if (!seal.previous().equals(last.digest())) {
            find("chain-broken", seal.number(), "");
        }
        if (seal.number() == before.number() && !seal.digest().equals(before.digest())) {
            find("journal-rewritten", seal.number(), "");
        }
        var contradiction = seal.contradiction();
        if (!contradiction.isEmpty()) {
            find("seal-changed", seal.number(), contradiction);
        }
        times(seal, contradiction.isEmpty());
        last = new Seen(seal.number(), seal.digest());
    }

    public Result result() {
        if (last.number() < before.number()) {
            find("journal-shortened", before.number(), "");
        }
        Predicate<Instant> isNew = at -> at.isAfter(lastSealedAt.minus(TOLERANCE));
        var waiting = wanted.left().stream().map(Piece::at).filter(isNew).count();
        wanted.left().stream()
                .filter(piece -> !isNew.test(piece.at()))
                .forEach(piece -> find("evidence-missing", 0, piece.name()));
        return new Result(
                List.copyOf(findings),
                last,
                proven,
                waiting,
                renewalCount,
                outlooks.stream().map(OutlookCheck::outlook).toList());
    }

    private void times(JournalSeal seal, boolean fits) {
        var stamp = TimeStamp.over(HashAlgorithm.SHA_256, seal.root(), seal.token(), anchors)
                .orElse(null);
        if (stamp == null) {
            find("time-stamp-refused", seal.number(), "");
            look(seal, List.of(), pieces(seal, Instant.MAX));
            return;
        }
        var sealedAt = time(seal.sealedAt());
        if ((lastStamp != null && stamp.isBefore(lastStamp))
                || Duration.between(sealedAt, stamp.at()).abs().compareTo(TOLERANCE) > 0) {
            find("times-out-of-order", seal.number(), "");
        }
        var pieces = pieces(seal, stamp.at().plus(TOLERANCE));
        look(seal, fits ? renewals.layers(seal, stamp, pieces) : List.of(), pieces);
        lastStamp = stamp;
        lastSealedAt = sealedAt;
    }

    private void look(JournalSeal seal, List<Layer> layers, Map<Integer, Piece> pieces) {
        outlooks.forEach(outlook -> outlook.take(seal, layers, List.copyOf(pieces.values())));
    }

    /// Those that were given and are in the seal, by their place in it.
    private Map<Integer, Piece> pieces(JournalSeal seal, Instant latest) {
        var pieces = new TreeMap<Integer, Piece>();
        for (int place = 0; place < seal.entries().size(); place++) {
            var piece = wanted.meet(seal.entries().get(place)).orElse(null);
            if (piece != null) {
                pieces.put(place, piece);
                proven++;
                if (piece.at().isAfter(latest)) {
                    find("evidence-back-dated", seal.number(), piece.name());
                }
            }
        }
        return pieces;
    }

    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /// Each is told once, though it is met with many seals.
    private void findInRenewal(String name, long renewal) {
        var finding = new JournalFinding(name, 0, "renewal " + renewal);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    private void find(String name, long seal, String about) {
        findings.add(new JournalFinding(name, seal, about));
    }
}
