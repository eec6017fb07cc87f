package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eaddress.hub.delivery.Consigned.Item;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Extension;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.sandbox.SandboxFaults;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lays sent messages into their recipients' mailboxes, each exactly once, with its evidence; or states that it
/// cannot, because the mailbox was closed meanwhile or a sandbox asked for it.
@Component
class Courier {
    private static final String CLOSED = ProblemType.CLOSED_RECIPIENT.uri().toString();
    private static final String ASKED_FOR = ProblemType.SANDBOX_REFUSAL.uri().toString();

    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Messages messages;
    private final Directory directory;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final SandboxFaults faults;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Courier(
            Deliveries deliveries,
            Outbox outbox,
            Messages messages,
            Directory directory,
            Sealer sealer,
            EvidenceArchive evidence,
            SandboxFaults faults,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.messages = messages;
        this.directory = directory;
        this.sealer = sealer;
        this.evidence = evidence;
        this.faults = faults;
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
            Set<EAddress> closed =
                    directory.closed(taken.stream().map(Delivery::recipient).collect(Collectors.toSet()));
            fail(having(taken, closed::contains), EventReason.UNKNOWN_RECIPIENT, CLOSED, now);
            consignOrRefuse(having(taken, recipient -> !closed.contains(recipient)), now);
        }
        outbox.removeDone(messageIds);
    }

    private static List<Delivery> having(List<Delivery> taken, Predicate<EAddress> recipient) {
        return taken.stream()
                .filter(delivery -> recipient.test(delivery.recipient()))
                .toList();
    }

    /// Only a sandbox refuses here, because it was asked to.
    private void consignOrRefuse(List<Delivery> reachable, Instant now) {
        List<Optional<EventReason>> refusals =
                faults.atConsignment(reachable.stream().map(Delivery::recipient).toList());
        IntStream.range(0, reachable.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        refusals::get, Collectors.mapping(reachable::get, Collectors.toUnmodifiableList())))
                .forEach((refusal, some) -> refusal.ifPresentOrElse(
                        reason -> fail(some, reason, ASKED_FOR, now), () -> consign(some, now)));
    }

    private void consign(List<Delivery> reachable, Instant now) {
        if (!reachable.isEmpty()) {
            List<Item> items = items(reachable);
            keep(items, item -> consignment(item, now));
            deliveries.consign(reachable, now);
            events.publishEvent(new Consigned(items, now));
        }
    }

    /// Their accounts were closed after the messages had been accepted, or it was asked for.
    private void fail(List<Delivery> unreachable, EventReason reason, String exactly, Instant now) {
        if (!unreachable.isEmpty()) {
            List<Item> items = items(unreachable);
            keep(items, item -> failure(item, now).because(List.of(reason.uri(), exactly)));
            deliveries.fail(unreachable, reason, now);
            events.publishEvent(new NotDelivered(items, now));
        }
    }

    private void keep(List<Item> items, Function<Item, Statement> statement) {
        evidence.keep(items.stream().map(statement).map(sealer::seal).toList());
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
        return statement(EvidenceEvent.CONTENT_CONSIGNMENT, item, at);
    }

    /// ContentConsignmentFailure (D.2).
    private static Statement failure(Item item, Instant at) {
        return statement(EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE, item, at);
    }

    /// Either way it says when the message was legally sent.
    private static Statement statement(EvidenceEvent event, Item item, Instant at) {
        return item.message()
                .statement(event, at, Entity.of(item.recipient().value()))
                .with(Extension.registered(item.message().sentAt().orElseThrow()));
    }
}
