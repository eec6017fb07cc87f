package org.eaddress.hub.representation;

import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// When the register was last read, and which of its records were refused. Its states are ones that the hub's own
/// health does not count: they are no reason to send callers away.
@Component("representationHealthIndicator")
class RegisterHealth implements HealthIndicator {
    private static final Status SILENT = new Status("SILENT");
    private static final Status REFUSED = new Status("REFUSED");
    private static final Status NONE = new Status("NOT_CONFIGURED");
    private static final int SHOWN = 20;

    private final RegisterState state;
    private final RegisterSettings settings;
    private final Clock clock;

    RegisterHealth(RegisterState state, RegisterSettings settings, Clock clock) {
        this.state = state;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        RegisterState.Sync sync = state.read();
        long refused = state.refused();
        Health.Builder health = Health.status(status(sync, refused)).withDetail("refused", refused);
        if (refused > 0) {
            health.withDetail("newestRefused", state.newestRefused(SHOWN));
        }
        sync.answeredAt().ifPresent(at -> health.withDetail("answeredAt", at.toString()));
        sync.silentSince().ifPresent(since -> health.withDetail("silentSince", since.toString()));
        return health.build();
    }

    private Status status(RegisterState.Sync sync, long refused) {
        if (!settings.isThere()) {
            return NONE;
        }
        if (isSilent(sync)) {
            return SILENT;
        }
        return refused > 0 ? REFUSED : Status.UP;
    }

    /// Also when nobody wrote down that it was: no hub may have asked.
    private boolean isSilent(RegisterState.Sync sync) {
        Instant tolerated = clock.instant().minus(settings.alarmAfter());
        Instant due = tolerated.minus(settings.every());
        return sync.silentSince().filter(since -> !since.isAfter(tolerated)).isPresent()
                || sync.answeredAt().filter(due::isBefore).isEmpty();
    }
}
