package org.eaddress.hub.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.delivery.Hold;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.notification.Notice.About;
import org.springframework.stereotype.Component;

/// Whether, and from when, the law's clock is held for somebody who could not be told. Who gave no address is not
/// told, and the clock runs: by law the notice is a service.
@Component
class HoldPolicy {
    private final NotificationSettings.Hold settings;
    private final Holds holds;
    private final Clock clock;

    HoldPolicy(NotificationSettings settings, Holds holds, Clock clock) {
        this.settings = settings.hold();
        this.holds = holds;
        this.clock = clock;
    }

    boolean beginsAtConsignment() {
        return settings.enabled() && settings.from() == NotificationSettings.From.CONSIGNMENT;
    }

    /// What holds the clock of a message when its first notice is given now.
    List<Hold> untilToldNow(About about) {
        return beginsAtConsignment()
                ? List.of(new Hold(Hold.Reason.NOTIFICATION_FAILED, about.consignedAt(), Optional.of(clock.instant())))
                : List.of();
    }

    /// Every channel has failed; `nextTry` is when one is tried again by itself.
    void everyWayFailed(About about, Instant at, EventReason reason, Optional<Instant> nextTry) {
        if (settings.enabled()) {
            Instant from = beginsAtConsignment() ? about.consignedAt() : at;
            holds.fail(about.messageId(), about.recipient(), from, at, reason.uri(), nextTry);
        }
    }
}
