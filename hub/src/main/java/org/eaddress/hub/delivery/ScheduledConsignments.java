package org.eaddress.hub.delivery;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Consigns scheduled messages whose time has come, unless it is over already.
@Component
class ScheduledConsignments {
    private final Expirations expirations;
    private final Courier courier;
    private final ScheduledMessages scheduled;
    private final Clock clock;

    ScheduledConsignments(Expirations expirations, Courier courier, ScheduledMessages scheduled, Clock clock) {
        this.expirations = expirations;
        this.courier = courier;
        this.scheduled = scheduled;
        this.clock = clock;
    }

    /// One transaction; repeating it does nothing.
    @Transactional
    void consign(List<UUID> messageIds) {
        expirations.end(messageIds, clock.instant());
        courier.consign(messageIds);
        scheduled.removeDone(messageIds);
    }
}
