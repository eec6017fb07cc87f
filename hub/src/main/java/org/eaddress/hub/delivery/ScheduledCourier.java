package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.submission.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Takes scheduled messages up when their time has come, each priority in batches of its own. They need no broker.
@Component
class ScheduledCourier {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledCourier.class);
    static final int BATCH = 100;

    private final ScheduledMessages scheduled;
    private final ScheduledConsignments consignments;
    private final Clock clock;
    private final Duration again;

    ScheduledCourier(
            ScheduledMessages scheduled,
            ScheduledConsignments consignments,
            Clock clock,
            @Value("${hub.delivery.hand-again-after}") Duration again) {
        this.scheduled = scheduled;
        this.consignments = consignments;
        this.clock = clock;
        this.again = again;
    }

    /// Consigns one batch; how many it had. What fails is taken again when its lease has ended.
    int round(Priority priority) {
        Instant now = clock.instant();
        List<UUID> taken = scheduled.take(priority, now, now.plus(again), BATCH);
        if (!taken.isEmpty()) {
            consign(taken);
        }
        return taken.size();
    }

    private void consign(List<UUID> messages) {
        try {
            consignments.consign(messages);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A scheduled batch was not consigned ({}); its messages go one by one",
                    e.getClass().getName());
            messages.forEach(this::consignAlone);
        }
    }

    private void consignAlone(UUID message) {
        try {
            consignments.consign(List.of(message));
        } catch (RuntimeException e) {
            LOG.error(
                    "The scheduled message {} was not consigned: {}",
                    message,
                    e.getClass().getName());
        }
    }
}
