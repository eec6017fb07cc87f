package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.delivery.Consigned.Item;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lays sent messages into their recipients' mailboxes, each exactly once, with its evidence.
@Component
class Courier {
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Messages messages;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Courier(
            Deliveries deliveries,
            Outbox outbox,
            Messages messages,
            Sealer sealer,
            EvidenceArchive evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.messages = messages;
        this.sealer = sealer;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /// One transaction: states, evidence, mailbox entries and the end of the outbox rows. Repeating it does
    /// nothing.
    @Transactional
    void consign(List<UUID> messageIds) {
        List<Delivery> taken = deliveries.takeWaiting(messageIds);
        if (!taken.isEmpty()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Item> items = items(taken);
            evidence.keep(items.stream()
                    .map(item -> sealer.seal(consignment(item, now)))
                    .toList());
            deliveries.consign(taken, now);
            events.publishEvent(new Consigned(items, now));
        }
        outbox.removeDone(messageIds);
    }

    private List<Item> items(List<Delivery> taken) {
        Map<UUID, AcceptedMessage> byId =
                messages.find(taken.stream().map(Delivery::messageId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(AcceptedMessage::id, Function.identity()));
        return taken.stream()
                .map(delivery -> new Item(Objects.requireNonNull(byId.get(delivery.messageId())), delivery.recipient()))
                .toList();
    }

    /// ContentConsignment (EN 319 522-1, D.1).
    private static Statement consignment(Item item, Instant at) {
        Entity recipient = Entity.of(item.recipient().value());
        return item.message().statement(EvidenceEvent.CONTENT_CONSIGNMENT, at, recipient);
    }
}
