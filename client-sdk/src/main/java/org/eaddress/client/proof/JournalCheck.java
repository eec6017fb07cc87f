package org.eaddress.client.proof;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The check of the whole journal, seal by seal from the first, against its own chain, against time-stamps, against
/// what was seen last time, and for pieces of evidence that must be in it.
public final class JournalCheck {
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Seen NOTHING = new Seen(0, "0".repeat(64));

    private final TrustAnchors anchors;
    private final Seen before;
    private final Map<String, Instant> wanted = new HashMap<>();
    private final List<JournalFinding> findings = new ArrayList<>();
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
    public record Result(List<JournalFinding> findings, Seen last, long proven, long waiting) {
        public boolean good() {
            return findings.isEmpty();
        }
    }

    /// @param before what was seen last time; null at the first
    public JournalCheck(TrustAnchors anchors, @Nullable Seen before) {
        this.anchors = anchors;
        this.before = before == null ? NOTHING : before;
    }

    /// This piece of evidence must be in the journal.
    public void expect(String jws) throws MalformedEvidence {
        wanted.put(
                Digests.sha256(jws.getBytes(StandardCharsets.ISO_8859_1)),
                SealedForm.parse(jws).at());
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
        times(seal);
        last = new Seen(seal.number(), seal.digest());
    }

    public Result result() {
        if (last.number() < before.number()) {
            find("journal-shortened", before.number(), "");
        }
        Predicate<Instant> isNew = at -> at.isAfter(lastSealedAt.minus(TOLERANCE));
        var waiting = wanted.values().stream().filter(isNew).count();
        wanted.forEach((digest, at) -> {
            if (!isNew.test(at)) {
                find("evidence-missing", 0, digest);
            }
        });
        return new Result(List.copyOf(findings), last, proven, waiting);
    }

    private void times(JournalSeal seal) {
        var stamp = TimeStamp.over(seal.root(), seal.token(), anchors).orElse(null);
        if (stamp == null) {
            find("time-stamp-refused", seal.number(), "");
            pieces(seal, Instant.MAX);
            return;
        }
        var sealedAt = time(seal.sealedAt());
        if ((lastStamp != null && stamp.isBefore(lastStamp))
                || Duration.between(sealedAt, stamp.at()).abs().compareTo(TOLERANCE) > 0) {
            find("times-out-of-order", seal.number(), "");
        }
        pieces(seal, stamp.at().plus(TOLERANCE));
        lastStamp = stamp;
        lastSealedAt = sealedAt;
    }

    private void pieces(JournalSeal seal, Instant latest) {
        for (var entry : seal.entries()) {
            var at = wanted.remove(entry);
            if (at != null) {
                proven++;
                if (at.isAfter(latest)) {
                    find("evidence-back-dated", seal.number(), entry);
                }
            }
        }
    }

    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private void find(String name, long seal, String about) {
        findings.add(new JournalFinding(name, seal, about));
    }
}
