package org.eaddress.hub.journal;

import static org.eaddress.hub.journal.Finding.Kind.BACK_DATED;
import static org.eaddress.hub.journal.Finding.Kind.POST_DATED;
import static org.eaddress.hub.journal.Finding.Kind.SEAL_CHANGED;
import static org.eaddress.hub.journal.Finding.Kind.SEAL_MISSING;
import static org.eaddress.hub.journal.Finding.Kind.TIME_STAMP_INVALID;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.journal.Finding.Kind;
import org.eaddress.hub.journal.JournalSeal.Summary;
import org.eaddress.storage.Sha256;
import org.springframework.stereotype.Component;

/// Checks a seal by itself and against the one before: numbers, chain, tree, time-stamp and times.
@Component
class SealAudit {
    private final TimeStamps timeStamps;
    private final Duration skew;

    SealAudit(TimeStamps timeStamps, JournalSettings settings) {
        this.timeStamps = timeStamps;
        this.skew = settings.clockSkew();
    }

    List<Finding> findings(Optional<JournalSeal> before, JournalSeal seal) {
        List<Finding> findings = new ArrayList<>();
        long expected = before.map(JournalSeal::number).orElse(0L) + 1;
        if (seal.number() != expected) {
            findings.add(Finding.inSeal(SEAL_MISSING, expected));
        } else if (!seal.summary().previous().equals(digestOf(before))) {
            findings.add(Finding.inSeal(SEAL_CHANGED, seal.number()));
        }
        if (!isWhole(seal)) {
            findings.add(Finding.inSeal(SEAL_CHANGED, seal.number()));
        }
        timeProblem(before, seal)
                .map(kind -> Finding.inSeal(kind, seal.number()))
                .ifPresent(findings::add);
        return findings;
    }

    /// The time of its time-stamp, if that is to be believed.
    Optional<Instant> timeOf(JournalSeal seal) {
        return timeStamps.timeOf(seal.token(), seal.summary().root());
    }

    private static Sha256 digestOf(Optional<JournalSeal> seal) {
        return seal.map(one -> one.summary().digest()).orElse(JournalHeader.NO_SEAL_BEFORE);
    }

    private static boolean isWhole(JournalSeal seal) {
        Summary summary = seal.summary();
        JournalHeader header =
                new JournalHeader(summary.number(), summary.previous(), summary.sealedAt(), seal.entries());
        return header.json().equals(seal.header())
                && summary.entryCount() == seal.entries().size()
                && header.root().equals(summary.root())
                && JournalHeader.sealDigest(seal.header(), seal.token()).equals(summary.digest());
    }

    private Optional<Kind> timeProblem(Optional<JournalSeal> before, JournalSeal seal) {
        Optional<Instant> proven = timeOf(seal);
        if (proven.isEmpty()) {
            return Optional.of(TIME_STAMP_INVALID);
        }
        Instant time = proven.get();
        Instant said = seal.summary().sealedAt();
        if (said.isAfter(time.plus(skew))) {
            return Optional.of(POST_DATED);
        }
        boolean afterBefore = before.flatMap(this::timeOf)
                .filter(earlier -> time.isBefore(earlier.minus(skew)))
                .isEmpty();
        return afterBefore && !said.isBefore(time.minus(skew)) ? Optional.empty() : Optional.of(BACK_DATED);
    }
}
