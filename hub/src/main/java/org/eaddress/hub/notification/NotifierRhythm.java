package org.eaddress.hub.notification;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Gives what is due, on a thread of its own, all the time.
@Component
@EnableConfigurationProperties(NotificationSettings.class)
class NotifierRhythm implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NotifierRhythm.class);

    private final Notifier notifier;
    private final NotificationSettings settings;
    private volatile boolean running;

    NotifierRhythm(Notifier notifier, NotificationSettings settings) {
        this.notifier = notifier;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (!settings.every().isZero()) {
            running = true;
            Thread.ofVirtual().name("notifier").start(this::run);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                while (running && notifier.give() > 0) {}
                pause(settings.every());
            } catch (RuntimeException | Error e) {
                LOG.warn("The notices wait: {}", e.getClass().getName());
                pause(settings.lease().dividedBy(10));
            }
        }
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
