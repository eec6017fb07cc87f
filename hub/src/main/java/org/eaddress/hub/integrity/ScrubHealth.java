package org.eaddress.hub.integrity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eaddress.hub.integrity.Progress.Pass;
import org.eaddress.hub.integrity.Progress.Position;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// What was re-read and what was found, in numbers and times only. Its states are ones that the hub's own
/// health does not count: a damaged document is an alarm, not a reason to send callers away.
@Component("scrubHealthIndicator")
class ScrubHealth implements HealthIndicator {
    private static final Status DAMAGED = new Status("DAMAGED");
    private static final Status STALLED = new Status("STALLED");
    private static final int MILLIS_OF_UUID = 16;

    private final Scrub scrub;
    private final Progress progress;
    private final Findings findings;

    ScrubHealth(Scrub scrub, Progress progress, Findings findings) {
        this.scrub = scrub;
        this.progress = progress;
        this.findings = findings;
    }

    @Override
    public Health health() {
        Map<String, Long> open = findings.open();
        Position position = progress.now();
        Health.Builder health = Health.status(status(open));
        health.withDetail("findings", open);
        position.pass().ifPresent(pass -> health.withDetail("pass", pass(pass, position)));
        position.last()
                .ifPresent(last -> health.withDetails(Map.of(
                        "everythingBefore", last.beganAt().toString(),
                        "lastPass", lastPass(last, position))));
        return health.build();
    }

    private Status status(Map<String, Long> open) {
        if (!open.isEmpty()) {
            return DAMAGED;
        }
        return scrub.isStalled() ? STALLED : Status.UP;
    }

    private static Map<String, Object> pass(Pass pass, Position position) {
        Map<String, Object> details = measured(pass);
        Instant reached = Instant.ofEpochMilli(position.after().message().getMostSignificantBits() >>> MILLIS_OF_UUID);
        details.put("reachedMessagesOf", reached.toString());
        return details;
    }

    private static Map<String, Object> lastPass(Pass pass, Position position) {
        Map<String, Object> details = measured(pass);
        position.lastEndedAt().ifPresent(ended -> details.put("endedAt", ended.toString()));
        return details;
    }

    private static Map<String, Object> measured(Pass pass) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("beganAt", pass.beganAt().toString());
        details.put("objects", pass.objects());
        details.put("bytes", pass.bytes());
        return details;
    }
}
