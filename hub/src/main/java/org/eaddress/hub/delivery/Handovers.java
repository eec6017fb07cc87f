package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Delegate;
import org.eaddress.hub.database.Convoy;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.submission.AcceptedMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Records that a recipient opened a message, each time, or that the recipient's system has it or does not take
/// it.
@Component
public class Handovers {
    private static final int TOGETHER = 50;

    private final Deliveries deliveries;
    private final DelegateAccesses delegates;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final Holds holds;
    private final EarlierAnswers earlier;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Duration accessOnceIn;
    private final Convoy<Taking, SystemsAnswer> taking = new Convoy<>(TOGETHER, this::handOverAll);

    Handovers(
            Deliveries deliveries,
            DelegateAccesses delegates,
            Sealer sealer,
            EvidenceArchive evidence,
            Holds holds,
            EarlierAnswers earlier,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${hub.delivery.access-evidence-once-in}") Duration accessOnceIn) {
        this.deliveries = deliveries;
        this.delegates = delegates;
        this.sealer = sealer;
        this.evidence = evidence;
        this.holds = holds;
        this.earlier = earlier;
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setName(Handovers.class.getName() + ".handOver");
        this.clock = clock;
        this.accessOnceIn = accessOnceIn;
    }

    /// The recipient's system has these. The first call seals ContentHandover of each, every further one gives the
    /// same, or that it was rejected before; the answers come in the order of the messages. They lie in the
    /// caller's mailbox; the one who asks has made sure of that, and that each is there once.
    ///
    /// One transaction. Single ones that come at the same moment share it, so not for use inside another.
    public List<SystemsAnswer> handOver(List<AcceptedMessage> messages, Caller recipient) {
        List<Taking> all =
                messages.stream().map(message -> new Taking(message, recipient)).toList();
        return switch (all.size()) {
            case 0 -> List.of();
            case 1 -> List.of(taking.ride(all.getFirst()));
            default -> handOverAll(all);
        };
    }

    /// A message that a recipient's system has.
    private record Taking(AcceptedMessage message, Caller recipient) {
        HandedOver.Item item() {
            return item(message, recipient);
        }

        static HandedOver.Item item(AcceptedMessage message, Caller recipient) {
            return new HandedOver.Item(message.id(), recipient.eAddress());
        }
    }

    private List<SystemsAnswer> handOverAll(List<Taking> all) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            Map<HandedOver.Item, SystemsAnswer> answers = new HashMap<>();
            handOverFirst(all).forEach((item, piece) -> answers.put(item, new SystemsAnswer.Taken(piece)));
            answers.putAll(earlier.of(all.stream()
                    .map(Taking::item)
                    .filter(item -> !answers.containsKey(item))
                    .collect(Collectors.toSet())));
            return all.stream()
                    .map(Taking::item)
                    .map(answers::get)
                    .map(Objects::requireNonNull)
                    .toList();
        }));
    }

    /// Those of them that nobody had before and of which something can be stated.
    private Map<HandedOver.Item, Evidence> handOverFirst(List<Taking> all) {
        Instant now = now();
        Map<HandedOver.Item, Taking> asked = all.stream()
                .filter(one -> !one.message().isErased())
                .collect(Collectors.toMap(Taking::item, Function.identity(), (one, _) -> one));
        Map<HandedOver.Item, Evidence> sealed = deliveries.handOver(asked.keySet(), now).stream()
                .map(asked::get)
                .map(Objects::requireNonNull)
                .collect(Collectors.toMap(Taking::item, one -> handover(one.message(), one.recipient(), now)));
        if (!sealed.isEmpty()) {
            keep(sealed, now);
        }
        return sealed;
    }

    private void keep(Map<HandedOver.Item, Evidence> handovers, Instant now) {
        List<HandedOver.Item> items = List.copyOf(handovers.keySet());
        evidence.keep(List.copyOf(handovers.values()));
        holds.end(items, now);
        events.publishEvent(new HandedOver(items, now));
    }

    /// The recipient's system does not take it. The first call seals ContentHandoverFailure (E.2) with the reason,
    /// every further one gives the same, or that it was taken before. The message lies in the caller's mailbox, as
    /// in [#handOver].
    @Transactional
    public SystemsAnswer reject(AcceptedMessage message, Caller recipient, RejectionReason reason) {
        Instant now = now();
        if (!deliveries.reject(message.id(), recipient.eAddress(), reason, now)) {
            return earlier.of(Taking.item(message, recipient));
        }
        Evidence rejection = sealer.seal(statement(EvidenceEvent.CONTENT_HANDOVER_FAILURE, message, recipient, now)
                .because(reason.uris()));
        evidence.keep(List.of(rejection));
        events.publishEvent(new Rejected(message.id(), recipient.eAddress(), now));
        return new SystemsAnswer.Rejected(rejection, reason);
    }

    /// A person opens it in the mailbox. The first time seals ContentHandover; ContentAccessTracking is sealed then
    /// and at every further opening, but only once in a while.
    @Transactional
    public void open(AcceptedMessage message, Caller reader) {
        Instant now = now();
        if (deliveries.open(message.id(), reader.eAddress(), now)) {
            keep(Map.of(new HandedOver.Item(message.id(), reader.eAddress()), handover(message, reader, now)), now);
        }
        if (isOnRecord(message, reader, now)) {
            evidence.keep(List.of(sealer.seal(statement(EvidenceEvent.CONTENT_ACCESS_TRACKING, message, reader, now))));
        }
    }

    /// A delegate's opening counts by itself, however lately the recipient opened it.
    private boolean isOnRecord(AcceptedMessage message, Caller reader, Instant now) {
        Instant before = now.minus(accessOnceIn);
        return reader.byDelegation()
                .map(delegate -> delegates.access(message.id(), delegate.delegation(), before, now))
                .orElseGet(() -> deliveries.access(message.id(), reader.eAddress(), before, now));
    }

    private Evidence handover(AcceptedMessage message, Caller recipient, Instant now) {
        return sealer.seal(statement(EvidenceEvent.CONTENT_HANDOVER, message, recipient, now));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Statement statement(EvidenceEvent event, AcceptedMessage message, Caller caller, Instant at) {
        Optional<Delegate> delegate = caller.byDelegation();
        Entity recipient = new Entity(
                caller.eAddress().value(),
                Optional.of(caller.name()),
                Optional.of(caller.assuranceLevel()).filter(_ -> delegate.isEmpty()));
        Statement statement = message.statement(event, at, recipient);
        return delegate.map(one ->
                        statement.by(new Statement.Delegate(one.delegation(), one.name(), caller.assuranceLevel())))
                .orElse(statement);
    }
}
