package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eaddress.hub.submission.MessagesSent;
import org.eaddress.hub.submission.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Takes scheduled messages up when their time has come: each priority on a thread and in batches of its own, so
/// that no bulk stands before an urgent one. They need no broker.
@Component
class ScheduledCourier implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledCourier.class);
    private static final int BATCH = 100;
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final ScheduledMessages scheduled;
    private final ScheduledConsignments consignments;
    private final Clock clock;
    private final Duration again;
    private final Duration gather;
    private final Semaphore hints = new Semaphore(0);
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;

    ScheduledCourier(
            ScheduledMessages scheduled,
            ScheduledConsignments consignments,
            Clock clock,
            @Value("${hub.delivery.hand-again-after}") Duration again,
            @Value("${hub.delivery.gather}") Duration gather) {
        this.scheduled = scheduled;
        this.consignments = consignments;
        this.clock = clock;
        this.again = again;
        this.gather = gather;
    }

    /// Perhaps urgent ones are among them; the others are looked for every second.
    @EventListener(MessagesSent.class)
    void somethingWaits() {
        if (hints.availablePermits() == 0) {
            hints.release();
        }
    }

    @Override
    public void start() {
        running = true;
        for (Priority priority : Priority.values()) {
            Semaphore wakes = priority == Priority.URGENT ? hints : stopping;
            Thread.ofVirtual().name("scheduled-" + priority).start(() -> run(priority, wakes));
        }
    }

    @Override
    public void stop() {
        running = false;
        hints.release();
        stopping.release(Priority.values().length);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run(Priority priority, Semaphore wakes) {
        while (running) {
            try {
                if (wakes.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    LockSupport.parkNanos(gather.toNanos());
                }
                while (running && round(priority) == BATCH) {}
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                LOG.warn(
                        "Scheduled messages wait, the database does not answer: {}",
                        e.getClass().getName());
            }
        }
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
