package org.eaddress.hub.mailbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eaddress.hub.directory.EAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells those who wait for mail that there is some: at once when this hub consigned it, soon when another hub on
/// the same database did. Waiting holds no thread and no connection.
@Component
@EnableConfigurationProperties(InboxSettings.class)
public class Arrivals implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final MailboxEntries entries;
    private final InboxSettings settings;
    private final Waiters waiters;
    private volatile boolean running;

    Arrivals(MailboxEntries entries, InboxSettings settings) {
        this.entries = entries;
        this.settings = settings;
        this.waiters = new Waiters(settings.waiting(), settings.waitingOfOne());
    }

    /// Completes when something may have come into this mailbox after this entry, or when the time is over; the one
    /// who waits looks then, and looks once after this call, for what came before it. Empty when too many wait.
    public Optional<CompletableFuture<Void>> next(EAddress owner, UUID after, Duration atMost) {
        if (!running) {
            return Optional.of(CompletableFuture.completedFuture(null));
        }
        long most = Math.min(atMost.toMillis(), settings.longestWait().toMillis());
        return waiters.add(owner, after).map(arrival -> arrival.completeOnTimeout(null, most, TimeUnit.MILLISECONDS));
    }

    @TransactionalEventListener
    void arrived(NewMail mail) {
        mail.items().forEach(item -> waiters.wake(item.owner()));
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("arrivals").start(this::run);
    }

    /// Those who wait are answered, so that the server can stop.
    @Override
    public void stop() {
        running = false;
        waiters.wakeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            LockSupport.parkNanos(settings.lookEvery().toNanos());
            try {
                look();
            } catch (RuntimeException e) {
                LOG.warn("Those who wait for mail wait longer: {}", e.getClass().getName());
            }
        }
    }

    private void look() {
        List<Waiters.Waiter> waiting = waiters.all();
        if (!waiting.isEmpty()) {
            Set<EAddress> withMail = entries.withMail(waiting);
            withMail.forEach(waiters::wake);
        }
    }
}
