package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eaddress.hub.submission.MessagesSent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/// Hands the messages of the outbox to the broker, in batches; again when one was handed long ago and is not done.
@Component
class Dispatcher implements SmartLifecycle {
    static final String QUEUE = "delivery";

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 100;
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final Outbox outbox;
    private final JmsTemplate broker;
    private final Clock clock;
    private final Duration handAgainAfter;
    private final Duration gather;
    private final Semaphore hints = new Semaphore(0);
    private volatile boolean running;

    Dispatcher(
            Outbox outbox,
            JmsTemplate broker,
            Clock clock,
            @Value("${hub.delivery.hand-again-after}") Duration handAgainAfter,
            @Value("${hub.delivery.gather}") Duration gather) {
        this.outbox = outbox;
        this.broker = broker;
        this.clock = clock;
        this.handAgainAfter = handAgainAfter;
        this.gather = gather;
    }

    @EventListener(MessagesSent.class)
    void somethingWaits() {
        if (hints.availablePermits() == 0) {
            hints.release();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("dispatcher").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        hints.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                if (hints.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    LockSupport.parkNanos(gather.toNanos()); // more come soon, and a batch costs little more than one
                }
                while (running && dispatch() == BATCH) {}
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                LOG.warn(
                        "The outbox waits, the database or the broker does not answer: {}",
                        e.getClass().getName());
            }
        }
    }

    /// Hands over one batch; how many it had. A crash between the two steps leaves the batch to be handed again.
    int dispatch() {
        Instant now = clock.instant();
        List<UUID> messages = outbox.take(now, now.minus(handAgainAfter), BATCH);
        if (!messages.isEmpty()) {
            broker.convertAndSend(QUEUE, messages.stream().map(UUID::toString).collect(Collectors.joining(" ")));
        }
        return messages.size();
    }
}
