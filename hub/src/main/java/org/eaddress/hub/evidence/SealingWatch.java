package org.eaddress.hub.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells the operator by health and in the log, in time, that the sealing keys come to their end.
@Component("sealHealthIndicator")
class SealingWatch implements HealthIndicator {
    /// The hub works, but the operator must act.
    static final Status WARNING = new Status("WARNING");

    private static final Logger LOG = LoggerFactory.getLogger(SealingWatch.class);
    private static final Duration REMINDER = Duration.ofDays(1);

    private final SealingKeys keys;
    private final Duration warnBefore;
    private final Clock clock;
    private Instant remindedAt = Instant.MIN;

    SealingWatch(SealingKeys keys, EvidenceSettings settings, Clock clock) {
        this.keys = keys;
        this.warnBefore = settings.warnBefore();
        this.clock = clock;
    }

    @Override
    public Health health() {
        Optional<Instant> last = keys.last();
        if (last.isEmpty()) {
            return Health.down().withDetail("sealing", "no key is valid now").build();
        }
        boolean endsSoon = last.get().isBefore(clock.instant().plus(warnBefore));
        return Health.status(endsSoon || !keys.upToDate() ? WARNING : Status.UP)
                .withDetail("until", last.get().toString())
                .withDetail("readable", keys.upToDate())
                .build();
    }

    /// An alarm at every look while nothing can be sealed; a reminder a day when the end is near.
    @Scheduled(fixedDelayString = "${hub.seal.read-again-every}")
    void tell() {
        Instant now = clock.instant();
        Optional<Instant> last = keys.last();
        if (last.isEmpty()) {
            LOG.error("No sealing key is valid now: the hub takes no message and hands none over");
        } else if (last.get().isBefore(now.plus(warnBefore)) && remindedAt.isBefore(now.minus(REMINDER))) {
            LOG.warn("Sealing ends at {}: add a key with a certificate that lasts longer", last.get());
            remindedAt = now;
        }
    }
}
