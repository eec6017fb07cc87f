package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.rhythm.Rhythm;
import org.eaddress.hub.submission.MessagesSent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/// Hands the messages of the outbox to the broker, in batches; again when one was handed long ago and is not done.
@Component
class Dispatcher extends Rhythm {
    static final String QUEUE = "delivery";

    private static final int BATCH = 100;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final JmsTemplate broker;
    private final Clock clock;
    private final Duration handAgainAfter;
    private final Duration gather;

    Dispatcher(
            Outbox outbox,
            JmsTemplate broker,
            Clock clock,
            @Value("${hub.delivery.hand-again-after}") Duration handAgainAfter,
            @Value("${hub.delivery.gather}") Duration gather) {
        super("dispatcher", LOOK_EVERY, "The outbox waits, the database or the broker does not answer");
        this.outbox = outbox;
        this.broker = broker;
        this.clock = clock;
        this.handAgainAfter = handAgainAfter;
        this.gather = gather;
    }

    @EventListener(MessagesSent.class)
    void somethingWaits() {
        hint();
    }

    @Override
    protected void turn() {
        while (isRunning() && dispatch() == BATCH) {}
    }

    @Override
    protected Duration gathering() {
        return gather;
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
