package org.eaddress.hub.connector;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.embedded.BrokerQueues;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The queues of connectors: one for each e-address that wants one, from which its system, and no other, is told of
/// mail by AMQP.
@Component
public class Queues {
    static final String PREFIX = "connector.";

    private static final UUID START = new UUID(0, 0);

    private final Subscriptions subscriptions;
    private final Announcements announcements;
    private final HeraldRhythm rhythm;
    private final Optional<BrokerQueues> broker;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Queues(
            Subscriptions subscriptions,
            Announcements announcements,
            HeraldRhythm rhythm,
            Optional<BrokerQueues> broker,
            ConnectorSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.announcements = announcements;
        this.rhythm = rhythm;
        this.broker = broker.filter(_ -> settings.amqp().isOffered());
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// The name of its queue, which tells nothing of the e-address.
    public static String nameOf(Subscription subscription) {
        return PREFIX + subscription.id();
    }

    /// Has mail announced in a queue from now on, and what lies in the mailbox already. Empty where this hub offers
    /// no queues.
    public Optional<Subscription> open(EAddress owner) {
        return broker.flatMap(queues -> {
            subscriptions.subscribe(owner, Way.AMQP, Optional.empty(), clock.instant());
            Optional<Subscription> subscription = find(owner);
            subscription.ifPresent(one -> queues.make(nameOf(one)));
            rhythm.hint();
            return subscription;
        });
    }

    public Optional<Subscription> find(EAddress owner) {
        return subscriptions.find(owner, Way.AMQP);
    }

    /// How many messages are announced and not taken, counted to this limit.
    public int waiting(EAddress owner, int limit) {
        return announcements.count(owner, Way.AMQP, limit);
    }

    /// Announces nothing any more; whoever listens is cut off. The broker may take its time, so no transaction is
    /// open by then.
    public void close(EAddress owner) {
        Optional<Subscription> subscription = find(owner);
        transactions.executeWithoutResult(_ -> {
            subscriptions.remove(owner, Way.AMQP);
            announcements.remove(owner, Way.AMQP);
        });
        subscription.ifPresent(one -> broker.ifPresent(queues -> queues.remove(nameOf(one))));
    }

    /// A broker that was emptied or replaced gets its queues again, and what nobody has taken is put into them
    /// again.
    @EventListener(ApplicationReadyEvent.class)
    public void refill() {
        broker.ifPresent(queues -> {
            Optional<EAddress> after = Optional.empty();
            List<Subscription> page;
            do {
                page = subscriptions.after(after, Way.AMQP);
                page.forEach(one -> refill(one, queues));
                after = page.isEmpty() ? after : Optional.of(page.getLast().owner());
            } while (!page.isEmpty());
        });
    }

    private void refill(Subscription subscription, BrokerQueues queues) {
        if (queues.make(nameOf(subscription))) {
            announcements.replay(subscription.owner(), Way.AMQP, START);
            subscriptions.tryAtOnce(subscription.owner(), Way.AMQP, clock.instant());
        }
    }
}
