package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.delivery.Consigned.Item;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Extension;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes back messages that their senders laid into mailboxes by mistake. What nobody opened or took is hidden;
/// of what somebody did it is only on record. Either way recipient and sender keep the evidence of all that
/// happened.
@Component
public class Recalls {
    static final String EXTENSION = "urn:eaddress:extension:recall:1";

    private final Messages messages;
    private final Deliveries deliveries;
    private final DeliveryEnds ends;
    private final Holds holds;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recalls(
            Messages messages,
            Deliveries deliveries,
            DeliveryEnds ends,
            Holds holds,
            Sealer sealer,
            EvidenceArchive evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.ends = ends;
        this.holds = holds;
        this.sealer = sealer;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /// What became of it.
    public sealed interface Outcome {
        /// It is recalled from each of these; a repeat gives the same.
        record Done(List<ToRecipient> recipients) implements Outcome {}

        /// The sender has no such message.
        record Unknown() implements Outcome {}

        /// It can still be cancelled.
        record NotConsigned() implements Outcome {}

        /// It lies in no mailbox and never will.
        record Ended() implements Outcome {}
    }

    /// @param hidden whether nobody had opened or taken it, so that nobody can any more
    public record ToRecipient(EAddress recipient, boolean hidden, Evidence evidence) {}

    /// What the extension says.
    ///
    /// @param handedOver whether the recipient had it before
    record Recall(String reason, boolean handedOver) {}

    /// One transaction: all of it or none.
    @Transactional
    public Outcome recall(UUID messageId, EAddress sender, String reason) {
        Optional<AcceptedMessage> found =
                messages.find(messageId).filter(message -> message.sender().equals(sender));
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        AcceptedMessage message = found.get();
        if (message.isErased() || (message.sentAt().isEmpty() && !message.isUnsent())) {
            return outcome(messageId);
        }
        deliveries.lock(messageId);
        List<Delivery> all = deliveries.of(messageId);
        if (message.isUnsent() || all.stream().anyMatch(Recalls::canBeCancelled)) {
            return new Outcome.NotConsigned();
        }
        recall(message, all, reason);
        return outcome(messageId);
    }

    /// What was sent on to another e-address of its recipient and waits there goes with the rest: a cancellation is
    /// of messages that no mailbox ever had.
    private static boolean canBeCancelled(Delivery delivery) {
        return delivery.state() instanceof DeliveryState.Waiting
                && delivery.redirectedFrom().isEmpty();
    }

    private Outcome outcome(UUID messageId) {
        List<ToRecipient> recalled = recalled(messageId);
        return recalled.isEmpty() ? new Outcome.Ended() : new Outcome.Done(recalled);
    }

    private void recall(AcceptedMessage message, List<Delivery> all, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Set<EAddress> before =
                recalled(message.id()).stream().map(ToRecipient::recipient).collect(Collectors.toSet());
        ends.cancel(message.id(), now);
        Set<EAddress> hidden = ends.recall(message.id(), now).stream()
                .map(DeliveryEnds.Ended::recipient)
                .collect(Collectors.toSet());
        Set<EAddress> concerned = new HashSet<>(hidden);
        all.stream()
                .filter(one -> one.state() instanceof DeliveryState.HandedOver)
                .map(Delivery::recipient)
                .filter(recipient -> !before.contains(recipient))
                .forEach(concerned::add);
        if (!concerned.isEmpty()) {
            evidence.keep(concerned.stream()
                    .map(recipient -> seal(message, recipient, new Recall(reason, !hidden.contains(recipient)), now))
                    .toList());
            hidden.forEach(recipient -> holds.end(message.id(), recipient, now));
            List<Item> items = concerned.stream()
                    .map(recipient -> new Item(message, recipient))
                    .toList();
            events.publishEvent(new Closed(items, Closed.Why.RECALLED, Optional.of(reason), now));
        }
    }

    private Evidence seal(AcceptedMessage message, EAddress recipient, Recall recall, Instant at) {
        return sealer.seal(message.statement(EvidenceEvent.MESSAGE_RECALLED, at, Entity.of(recipient.value()))
                .with(new Extension(EXTENSION, recall)));
    }

    private List<ToRecipient> recalled(UUID messageId) {
        List<ToRecipient> recalled = new ArrayList<>();
        List<Delivery> all = deliveries.of(messageId);
        for (Evidence piece : evidence.of(messageId)) {
            if (piece.event() == EvidenceEvent.MESSAGE_RECALLED) {
                EAddress recipient = new EAddress(piece.recipient().orElseThrow());
                boolean hidden = all.stream()
                        .filter(one -> one.recipient().equals(recipient))
                        .anyMatch(one -> one.state() instanceof DeliveryState.Recalled);
                recalled.add(new ToRecipient(recipient, hidden, piece));
            }
        }
        return recalled;
    }
}
