package org.eaddress.hub.journal;

import static org.eaddress.hub.journal.Finding.Kind.RENEWAL_CHANGED;
import static org.eaddress.hub.journal.Finding.Kind.RENEWAL_MISSING;
import static org.eaddress.hub.journal.Finding.Kind.TIME_STAMP_INVALID;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eaddress.hub.journal.Finding.Kind;
import org.springframework.stereotype.Component;

/// Checks that the renewals are all there, by themselves, and against the seals that they renew.
@Component
class RenewalAudit {
    private final Renewals renewals;
    private final Standings standings;
    private final Histories histories;
    private final RenewedEntries renewedEntries;
    private final TimeStamps timeStamps;
    private final Duration skew;

    RenewalAudit(
            Renewals renewals,
            Standings standings,
            Histories histories,
            RenewedEntries renewedEntries,
            TimeStamps timeStamps,
            JournalSettings settings) {
        this.renewals = renewals;
        this.standings = standings;
        this.histories = histories;
        this.renewedEntries = renewedEntries;
        this.timeStamps = timeStamps;
        this.skew = settings.clockSkew();
    }

    /// Renewals that are gone.
    List<Finding> missing(int limit) {
        return Stream.concat(renewals.missing(limit).stream(), standings.orphans().stream())
                .distinct()
                .map(number -> Finding.inRenewal(RENEWAL_MISSING, number))
                .toList();
    }

    /// For one step of the audit, so that a renewal of many seals is looked at once.
    Step step() {
        return new Step();
    }

    final class Step {
        private final Histories.Reader reader = histories.reader();
        private final Map<Long, Optional<Instant>> times = new HashMap<>();

        Set<Finding> findings(JournalSeal seal) {
            Set<Finding> findings = new LinkedHashSet<>();
            reader.of(seal).bad().ifPresent(number -> findings.add(Finding.inRenewal(RENEWAL_CHANGED, number)));
            Optional<Instant> before =
                    timeStamps.timeOf(seal.token(), seal.summary().root());
            for (Renewal renewal : renewals.covering(seal.number())) {
                boolean isNew = !times.containsKey(renewal.number());
                Optional<Instant> time = times.computeIfAbsent(
                        renewal.number(), _ -> timeStamps.timeOf(renewal.token(), renewal.imprint()));
                if (isNew) {
                    problem(renewal, time).ifPresent(kind -> findings.add(Finding.inRenewal(kind, renewal.number())));
                }
                if (isOlder(time, before)) {
                    findings.add(Finding.inRenewal(Kind.BACK_DATED, renewal.number()));
                }
                if (!isOverTheEvidence(renewal, seal)) {
                    findings.add(Finding.inRenewal(RENEWAL_CHANGED, renewal.number()));
                }
                before = time;
            }
            return findings;
        }
    }

    private Optional<Kind> problem(Renewal renewal, Optional<Instant> time) {
        if (histories.treeOf(renewal).isEmpty()) {
            return Optional.of(RENEWAL_CHANGED);
        }
        if (time.isEmpty()) {
            return Optional.of(TIME_STAMP_INVALID);
        }
        if (renewal.renewedAt().isAfter(time.get().plus(skew))) {
            return Optional.of(Kind.POST_DATED);
        }
        return renewal.renewedAt().isBefore(time.get().minus(skew)) ? Optional.of(Kind.BACK_DATED) : Optional.empty();
    }

    /// A renewal is not older than what it renews.
    private boolean isOlder(Optional<Instant> time, Optional<Instant> before) {
        return time.isPresent()
                && before.isPresent()
                && time.get().isBefore(before.get().minus(skew));
    }

    /// What was hashed anew is the evidence that is there; what is gone is another finding.
    private boolean isOverTheEvidence(Renewal renewal, JournalSeal seal) {
        Optional<List<byte[]>> stored = renewals.entriesOf(renewal.number(), seal.number());
        if (stored.isEmpty()) {
            return true;
        }
        List<byte[]> present = renewedEntries.of(seal.number(), renewal.algorithm());
        if (stored.get().size() != present.size()) {
            return false;
        }
        for (int entry = 0; entry < present.size(); entry++) {
            byte[] kept = stored.get().get(entry);
            if (kept.length > 0 && present.get(entry).length > 0 && !Arrays.equals(kept, present.get(entry))) {
                return false;
            }
        }
        return true;
    }
}
