package org.eaddress.hub.connector;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eaddress.hub.mailbox.NewMail;
import org.eaddress.hub.rhythm.Rhythm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Has connectors told all the time, each on a thread of its own, so many at once. Those that are slow or fail have
/// places of their own, so that they do not take those of the others.
@Component
@EnableConfigurationProperties(ConnectorSettings.class)
class HeraldRhythm extends Rhythm {
    private static final Logger LOG = LoggerFactory.getLogger(HeraldRhythm.class);

    private final Herald herald;
    private final Announcements announcements;
    private final Filling filling;
    private final ApplicationEventPublisher events;
    private final ConnectorSettings settings;
    private final Lane fast;
    private final Lane slow;

    HeraldRhythm(
            Herald herald,
            Announcements announcements,
            Filling filling,
            ApplicationEventPublisher events,
            ConnectorSettings settings) {
        super("herald", Optional.of(settings.every()).filter(Duration::isPositive), "Connectors are told later");
        this.herald = herald;
        this.announcements = announcements;
        this.filling = filling;
        this.events = events;
        this.settings = settings;
        this.fast = new Lane(false, settings.atOnce());
        this.slow = new Lane(true, settings.slowAtOnce());
    }

    /// The places of the fast, or of the slow.
    private record Lane(boolean isSlow, int most, Semaphore places) {
        Lane(boolean isSlow, int most) {
            this(isSlow, most, new Semaphore(most));
        }
    }

    private record Announced() {}

    /// Inside the transaction that lays it into the mailboxes.
    @EventListener
    void newMail(NewMail mail) {
        if (announcements.add(mail.items())) {
            events.publishEvent(new Announced());
        }
    }

    @TransactionalEventListener
    void announced(Announced announced) {
        hint();
    }

    /// Calls under way end first, if they end in time.
    @Override
    public void stop() {
        super.stop();
        Duration patience = settings.webhook().patience();
        await(fast, patience);
        await(slow, patience);
    }

    @Override
    protected void turn() {
        while (isRunning() && filling.fillOne()) {}
        tell(fast);
        tell(slow);
    }

    private void tell(Lane lane) {
        int free = lane.places().availablePermits();
        if (isRunning() && free > 0) {
            herald.take(lane.isSlow(), free).forEach(turn -> {
                lane.places().acquireUninterruptibly();
                Thread.ofVirtual().name("herald-turn").start(() -> tell(turn, lane));
            });
        }
    }

    private void tell(Turn turn, Lane lane) {
        try {
            herald.tell(turn, this::isRunning);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The connector {} is told later: {}",
                    turn.subscription().id(),
                    e.getClass().getName());
        } finally {
            lane.places().release();
            hint();
        }
    }

    private static void await(Lane lane, Duration patience) {
        try {
            if (lane.places().tryAcquire(lane.most(), patience.toMillis(), TimeUnit.MILLISECONDS)) {
                lane.places().release(lane.most());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
