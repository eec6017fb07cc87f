package org.eaddress.hub.notification;

import java.time.Duration;
import java.util.Optional;
import org.eaddress.hub.rhythm.Rhythm;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Gives what is due, on a thread of its own, all the time.
@Component
@EnableConfigurationProperties(NotificationSettings.class)
class NotifierRhythm extends Rhythm {
    private static final int TRIES_IN_A_LEASE = 10;

    private final Notifier notifier;
    private final ContactNotifier contacts;
    private final Duration pauseAfterFailure;

    NotifierRhythm(Notifier notifier, ContactNotifier contacts, NotificationSettings settings) {
        super("notifier", Optional.of(settings.every()).filter(Duration::isPositive), "The notices wait");
        this.notifier = notifier;
        this.contacts = contacts;
        this.pauseAfterFailure = settings.lease().dividedBy(TRIES_IN_A_LEASE);
    }

    @Override
    protected void turn() {
        while (isRunning() && notifier.give() + contacts.give() > 0) {}
    }

    @Override
    protected Duration pauseAfterFailure() {
        return pauseAfterFailure;
    }
}
