package org.eaddress.hub.notification;

import java.time.Duration;
import java.util.Optional;
import org.eaddress.hub.delivery.StuckMessages;
import org.eaddress.hub.rhythm.Rhythm;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Gives what is due, on a thread of its own, all the time. Consignment goes first: while messages wait for it,
/// each batch of notices is followed by a rest.
@Component
@EnableConfigurationProperties(NotificationSettings.class)
class NotifierRhythm extends Rhythm {
    private static final int TRIES_IN_A_LEASE = 10;

    private final Notifier notifier;
    private final ContactNotifier contacts;
    private final StuckMessages messages;
    private final NotificationSettings settings;
    private Optional<Duration> rest = Optional.empty();

    NotifierRhythm(Notifier notifier, ContactNotifier contacts, StuckMessages messages, NotificationSettings settings) {
        super("notifier", Optional.of(settings.every()).filter(Duration::isPositive), "The notices wait");
        this.notifier = notifier;
        this.contacts = contacts;
        this.messages = messages;
        this.settings = settings;
    }

    @Override
    protected void turn() {
        boolean isMoreToGive;
        do {
            long start = System.nanoTime();
            isMoreToGive = notifier.give() + contacts.give() > 0;
            rest = isMoreToGive ? restAfter(Duration.ofNanos(System.nanoTime() - start)) : Optional.empty();
        } while (isRunning() && isMoreToGive && rest.isEmpty());
    }

    /// Empty when nothing waits for its consignment.
    Optional<Duration> restAfter(Duration batch) {
        return Optional.of(settings.standAside().after(batch))
                .filter(Duration::isPositive)
                .filter(_ -> messages.isAnyWaiting());
    }

    @Override
    protected Duration pause() {
        return rest.orElseGet(super::pause);
    }

    @Override
    protected Duration pauseAfterFailure() {
        return settings.lease().dividedBy(TRIES_IN_A_LEASE);
    }
}
