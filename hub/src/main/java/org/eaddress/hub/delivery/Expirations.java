package org.eaddress.hub.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.delivery.Consigned.Item;
import org.eaddress.hub.delivery.DeliveryEnds.Ended;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Ends messages that nobody was handed by the time that their senders had set: what lies in a mailbox is not
/// opened any more, what lies in none does not get there.
@Component
public class Expirations {
    private static final String EXPIRED = "urn:eaddress:reason:expired";

    private final DeliveryEnds ends;
    private final Messages messages;
    private final Holds holds;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final ApplicationEventPublisher events;

    Expirations(
            DeliveryEnds ends,
            Messages messages,
            Holds holds,
            Sealer sealer,
            EvidenceArchive evidence,
            ApplicationEventPublisher events) {
        this.ends = ends;
        this.messages = messages;
        this.holds = holds;
        this.sealer = sealer;
        this.evidence = evidence;
        this.events = events;
    }

    /// Ends the deliveries of those of these that are sent and whose time is over, with evidence for each
    /// recipient. Repeating it does nothing.
    @Transactional
    public void end(Collection<UUID> messageIds, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        List<Ended> ended = ends.expire(messageIds, now);
        if (ended.isEmpty()) {
            return;
        }
        Map<UUID, AcceptedMessage> byId =
                messages.find(ended.stream().map(Ended::messageId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(AcceptedMessage::id, Function.identity()));
        evidence.keep(ended.stream()
                .map(one -> failure(Objects.requireNonNull(byId.get(one.messageId())), one, now))
                .toList());
        List<Item> seen = items(ended, byId, true);
        seen.forEach(item -> holds.end(item.message().id(), item.recipient(), now));
        if (!seen.isEmpty()) {
            events.publishEvent(new Closed(seen, Closed.Why.EXPIRED, Optional.empty(), now));
        }
        List<Item> unseen = items(ended, byId, false);
        if (!unseen.isEmpty()) {
            events.publishEvent(new NotDelivered(unseen, now));
        }
    }

    private static List<Item> items(List<Ended> ended, Map<UUID, AcceptedMessage> byId, boolean seen) {
        return ended.stream()
                .filter(one -> one.seen() == seen)
                .map(one -> new Item(Objects.requireNonNull(byId.get(one.messageId())), one.recipient()))
                .toList();
    }

    /// ContentHandoverFailure (EN 319 522-1, E.2) of what lay in the mailbox, else ContentConsignmentFailure (D.2).
    private Evidence failure(AcceptedMessage message, Ended one, Instant at) {
        EvidenceEvent event =
                one.seen() ? EvidenceEvent.CONTENT_HANDOVER_FAILURE : EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE;
        return sealer.seal(
                message.statement(event, at, Entity.of(one.recipient().value()))
                        .because(List.of(EventReason.UNREACHABLE.uri(), EXPIRED)));
    }
}
