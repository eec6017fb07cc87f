package org.eaddress.hub.journal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets time-stamps be renewed, one renewal at a time, and tells when that is overdue. A renewal may take minutes,
/// so it has a thread of its own.
@Component
class RenewalRhythm implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalRhythm.class);

    private final Renewer renewer;
    private final RenewalHealth health;
    private final Duration every;
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;

    RenewalRhythm(Renewer renewer, RenewalHealth health, RenewalSettings settings) {
        this.renewer = renewer;
        this.health = health;
        this.every = settings.every();
    }

    @Override
    public void start() {
        running = true;
        stopping.drainPermits();
        Thread.ofVirtual().name("renewal").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        stopping.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                if (!stopping.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    renew();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        try {
            renewer.renew();
            health.overdue()
                    .ifPresent(end -> LOG.error(
                            "ALARM: the renewal of time-stamps is overdue, the first of them ends at {}", end));
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "Time-stamps were not renewed and will be tried again: {}",
                    e.getClass().getName());
        }
    }
}
