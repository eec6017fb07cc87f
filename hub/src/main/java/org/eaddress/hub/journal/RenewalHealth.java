package org.eaddress.hub.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.journal.Standings.Summary;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Until when the time-stamps stand, and what waits for renewal. Its state is one that the hub's own health does
/// not count: an alarm, not a reason to send callers away.
@Component("renewalHealthIndicator")
class RenewalHealth implements HealthIndicator {
    private static final Status OVERDUE = new Status("OVERDUE");

    private final Standings standings;
    private final Renewals renewals;
    private final RenewalSettings settings;
    private final Clock clock;

    RenewalHealth(Standings standings, Renewals renewals, RenewalSettings settings, Clock clock) {
        this.standings = standings;
        this.renewals = renewals;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Instant now = clock.instant();
        HashAlgorithm algorithm = settings.algorithmAt(now);
        Summary summary = standings.summary(now.plus(settings.before()), algorithm);
        Health.Builder health = Health.status(overdue(summary, now).isPresent() ? OVERDUE : Status.UP)
                .withDetail("algorithm", algorithm.code())
                .withDetail("renewals", renewals.last())
                .withDetail("sealsWaiting", summary.due());
        if (summary.firstEnd() != null) {
            health.withDetail("standsUntil", summary.firstEnd().toString());
        }
        return health.build();
    }

    /// When the first time-stamp ends, if that is so soon that its renewal is overdue.
    Optional<Instant> overdue() {
        Instant now = clock.instant();
        return overdue(standings.summary(now, settings.algorithmAt(now)), now);
    }

    private Optional<Instant> overdue(Summary summary, Instant now) {
        return Optional.ofNullable(summary.firstEnd()).filter(end -> end.isBefore(now.plus(settings.overdue())));
    }
}
