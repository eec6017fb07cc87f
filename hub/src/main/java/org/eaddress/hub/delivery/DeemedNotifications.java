package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Extension;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// When messages count as notified: computed whenever somebody asks, sealed when somebody wants it in evidence.
@Component
public class DeemedNotifications {
    private static final String EXTENSION = "urn:eaddress:extension:deemed-notified:1";

    private final Messages messages;
    private final Deliveries deliveries;
    private final EvidenceArchive archive;
    private final Sealer sealer;
    private final Holds holds;
    private final Withdrawals withdrawals;
    private final LawsClock lawsClock;
    private final Clock clock;

    DeemedNotifications(
            Messages messages,
            Deliveries deliveries,
            EvidenceArchive archive,
            Sealer sealer,
            Holds holds,
            Withdrawals withdrawals,
            LawsClock lawsClock,
            Clock clock) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.archive = archive;
        this.sealer = sealer;
        this.holds = holds;
        this.withdrawals = withdrawals;
        this.lawsClock = lawsClock;
        this.clock = clock;
    }

    /// When a message counts as notified to one recipient.
    ///
    /// @param heldSince since when its clock is known to stand still, because the recipient could not be told
    public record ToRecipient(EAddress recipient, DeemedNotification notification, Optional<Instant> heldSince) {}

    /// Those of a message that concern this e-address: all for its sender, its own for a recipient. Empty when the
    /// message does not exist for it; without any when the message is not sent yet or never counts.
    public Optional<List<ToRecipient>> forReader(UUID messageId, EAddress reader) {
        return messages.find(messageId).flatMap(message -> forReader(message, reader));
    }

    private Optional<List<ToRecipient>> forReader(AcceptedMessage message, EAddress reader) {
        List<Delivery> all = deliveries.of(message.id());
        if (message.sender().equals(reader)) {
            return Optional.of(of(message, all));
        }
        List<Delivery> own = all.stream()
                .filter(delivery ->
                        delivery.recipient().equals(reader) && delivery.state().isInMailbox())
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(of(message, own));
    }

    /// Whether it counts as notified to this e-address, or will.
    public boolean counts(UUID messageId, EAddress recipient) {
        return forReader(messageId, recipient).filter(found -> !found.isEmpty()).isPresent();
    }

    /// Whether it is not sent yet, and may be.
    public boolean awaitsSending(UUID messageId) {
        return messages.find(messageId).filter(AcceptedMessage::isUnsent).isPresent();
    }

    /// Those of these deliveries; none when the message is not sent yet. What its sender's will ended is among them
    /// only if it had counted before.
    public List<ToRecipient> of(AcceptedMessage message, List<Delivery> concerned) {
        return message.sentAt()
                .map(sentAt -> of(message.id(), sentAt, concerned))
                .orElse(List.of());
    }

    private List<ToRecipient> of(UUID messageId, Instant sentAt, List<Delivery> concerned) {
        Map<String, Instant> consigned =
                concerned.stream().anyMatch(delivery -> delivery.state().followsConsignment())
                        ? archive.timesOf(messageId, EvidenceEvent.CONTENT_CONSIGNMENT)
                        : Map.of();
        Map<EAddress, HeldMessage> held = concerned.isEmpty() ? Map.of() : holds.of(messageId);
        Set<EAddress> sealed =
                concerned.stream().anyMatch(delivery -> delivery.state().isWithdrawn())
                        ? withdrawals.standing(messageId)
                        : Set.of();
        return concerned.stream()
                .flatMap(delivery -> Stream.of(toRecipient(
                                delivery.recipient(),
                                sentAt,
                                consignedAt(delivery, consigned),
                                Optional.ofNullable(held.get(delivery.recipient()))))
                        .filter(one -> counts(delivery.state(), one, sealed)))
                .toList();
    }

    /// What was sealed at the moment of its end stands, too.
    private static boolean counts(DeliveryState state, ToRecipient one, Set<EAddress> sealed) {
        return !state.isWithdrawn() || one.notification().isFullAt(state.at()) || sealed.contains(one.recipient());
    }

    private ToRecipient toRecipient(
            EAddress recipient, Instant sentAt, Optional<Instant> consignedAt, Optional<HeldMessage> held) {
        return new ToRecipient(
                recipient,
                lawsClock.of(sentAt, consignedAt, holds.now(held.orElse(null))),
                held.filter(HeldMessage::isFailed).map(HeldMessage::from));
    }

    private static Optional<Instant> consignedAt(Delivery delivery, Map<String, Instant> consigned) {
        return switch (delivery.state()) {
            case DeliveryState.Consigned(var at) -> Optional.of(at);
            case DeliveryState.HandedOver _,
                    DeliveryState.Unretrieved _,
                    DeliveryState.Rejected _,
                    DeliveryState.Expired _,
                    DeliveryState.Recalled _ ->
                Optional.ofNullable(consigned.get(delivery.recipient().value()));
            case DeliveryState.Waiting _, DeliveryState.Undelivered _, DeliveryState.Cancelled _ -> Optional.empty();
        };
    }

    /// Evidence of those that have become true; what was sealed before stays as it is, unless it was withdrawn.
    /// Empty as in [#forReader].
    @Transactional
    public Optional<List<Evidence>> seal(UUID messageId, EAddress reader) {
        deliveries.lock(messageId); // whoever places a hold takes it, too
        return forReader(messageId, reader).map(notifications -> sealed(messageId, notifications));
    }

    private List<Evidence> sealed(UUID messageId, List<ToRecipient> notifications) {
        Instant now = clock.instant();
        return notifications.stream()
                .filter(one -> one.notification().isFullAt(now))
                .map(one -> sealed(messages.find(messageId).orElseThrow(), one))
                .toList();
    }

    private Evidence sealed(AcceptedMessage message, ToRecipient one) {
        String recipient = one.recipient().value();
        return withdrawals
                .lastOf(message.id(), one.recipient())
                .filter(piece -> piece.event() == EvidenceEvent.DEEMED_NOTIFIED)
                .orElseGet(() -> {
                    DeemedNotification notification = one.notification();
                    Instant at = notification.fullAt().orElseThrow();
                    Evidence evidence =
                            sealer.seal(message.statement(EvidenceEvent.DEEMED_NOTIFIED, at, Entity.of(recipient))
                                    .with(new Extension(EXTENSION, CountForm.of(notification))));
                    archive.keep(List.of(evidence));
                    return evidence;
                });
    }
}
