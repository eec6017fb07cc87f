package org.eaddress.hub.journal;

import org.eaddress.hub.evidence.EvidenceQueue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Tells operators how the journal stands. Always up: while no authority answers, evidence is issued and waits.
@Component("journalHealthIndicator")
class JournalHealth implements HealthIndicator {
    private static final int COUNTED = 1_000_000;

    private final JournalSeals seals;
    private final EvidenceQueue queue;
    private final TimeStamps timeStamps;

    JournalHealth(JournalSeals seals, EvidenceQueue queue, TimeStamps timeStamps) {
        this.seals = seals;
        this.queue = queue;
        this.timeStamps = timeStamps;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("waiting", queue.count(COUNTED));
        seals.last()
                .ifPresent(last -> health.withDetail("lastSeal", last.number())
                        .withDetail("sealedAt", last.sealedAt().toString()));
        timeStamps.silentSince().ifPresent(since -> health.withDetail("noTimeStampSince", since.toString()));
        return health.build();
    }
}
