package org.eaddress.hub.notification;

import java.util.List;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.notification.NoticeNumbers.Numbers;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Whether people are told, in numbers and times only. Its states are ones that the hub's own health does not
/// count: mail comes in and is read all the same.
@Component("notifierHealthIndicator")
class NoticeHealth implements HealthIndicator {
    private static final Status LOST = new Status("LOST");
    private static final Status NOT_CONFIGURED = new Status("NOT_CONFIGURED");
    private static final Status FOLDER = new Status("FOLDER");
    private static final Status NOT_WATCHED = new Status("NOT_WATCHED");
    private static final int MOST = 10_000;

    private final NoticeNumbers numbers;
    private final List<Carrier> carriers;
    private final Holds holds;
    private final Postbox postbox;

    NoticeHealth(NoticeNumbers numbers, List<Carrier> carriers, Holds holds, Postbox postbox) {
        this.numbers = numbers;
        this.carriers = carriers;
        this.holds = holds;
        this.postbox = postbox;
    }

    @Override
    public Health health() {
        Numbers latest = numbers.latest();
        Health.Builder health = Health.status(status(latest))
                .withDetail("due", latest.due())
                .withDetail("given", latest.given())
                .withDetail("failed", latest.failed())
                .withDetail("waiting", latest.waiting())
                .withDetail("watchdogDue", latest.watchdogDue())
                .withDetail("watchdogArrived", latest.watchdogArrived())
                .withDetail("notTold", holds.countFailed(MOST))
                .withDetail("refusedMails", postbox.refused());
        if (latest.lostSince() != null) {
            health.withDetail("lostSince", latest.lostSince().toString());
        }
        return health.build();
    }

    private Status status(Numbers latest) {
        Carrier email = carriers.stream()
                .filter(carrier -> carrier.carries(Channel.Kind.EMAIL))
                .findFirst()
                .orElse(null);
        if (email == null) {
            return NOT_CONFIGURED;
        }
        if (email instanceof FolderCarrier) {
            return FOLDER;
        }
        return switch (latest.state()) {
            case ARRIVING -> Status.UP;
            case LOST -> LOST;
            case NOT_WATCHED -> NOT_WATCHED;
        };
    }
}
