package org.eaddress.hub.notification;

import org.eaddress.hub.rhythm.Rhythm;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Gives what is due, on a thread of its own, all the time.
@Component
@EnableConfigurationProperties(NotificationSettings.class)
class NotifierRhythm extends Rhythm {
    private final Notifier notifier;
    private final ContactNotifier contacts;

    NotifierRhythm(Notifier notifier, ContactNotifier contacts, NotificationSettings settings) {
        super("notifier", settings.every(), "The notices wait");
        this.notifier = notifier;
        this.contacts = contacts;
    }

    @Override
    protected void turn() {
        while (isRunning() && notifier.give() + contacts.give() > 0) {}
    }
}
