package org.eaddress.hub.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement.Extension;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.Recipients;
import org.eaddress.hub.submission.UnsentEnded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Cancels messages that lie in no mailbox yet: accepted and not registered, or sent and still waiting for their
/// time.
///
/// A registration changes the same row of the message, and a consignment the same rows of its deliveries, so
/// whoever comes first is the only one.
@Component
public class Cancellations {
    static final String EXTENSION = "urn:eaddress:extension:cancellation:1";

    private static final String LOCK =
            "select message_id from message where message_id = :message and sender = :sender for update";
    private static final String CANCEL = """
            update message set cancelled_at = :at, lapsed_at = case when sent_at is null then cast(:at as timestamptz) end
            where message_id = :message""";

    /// The patrol empties `expiry`: it would wait for whoever locks a row of it.
    private static final List<String> QUEUES = List.of("outbox", "scheduled", "unsent", "inspection_queue");

    private final JdbcClient db;
    private final Messages messages;
    private final Recipients recipients;
    private final Deliveries deliveries;
    private final DeliveryEnds ends;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cancellations(
            JdbcClient db,
            Messages messages,
            Recipients recipients,
            Deliveries deliveries,
            DeliveryEnds ends,
            Sealer sealer,
            EvidenceArchive evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.messages = messages;
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.ends = ends;
        this.sealer = sealer;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /// What became of it.
    public sealed interface Outcome {
        /// It is cancelled since then; the same evidence at each repeat.
        record Done(Evidence evidence) implements Outcome {}

        /// The sender has no such message.
        record Unknown() implements Outcome {}

        /// Too late: it lies in a mailbox, or could not be laid there.
        record TooLate() implements Outcome {}

        /// It lapsed or was refused before, so nobody will see it anyway.
        record Ended() implements Outcome {}
    }

    /// One transaction: all of it or none.
    @Transactional
    public Outcome cancel(UUID messageId, EAddress sender, String reason) {
        if (!lock(messageId, sender)) {
            return new Outcome.Unknown();
        }
        AcceptedMessage message = messages.find(messageId).orElseThrow();
        if (message.cancelledAt().isPresent()) {
            return new Outcome.Done(earlier(messageId));
        }
        if (message.isErased() || (message.sentAt().isEmpty() && !message.isUnsent())) {
            return new Outcome.Ended();
        }
        deliveries.lock(messageId);
        boolean waits = deliveries.of(messageId).stream()
                .allMatch(delivery -> delivery.state() instanceof DeliveryState.Waiting);
        return waits ? new Outcome.Done(cancel(message, reason)) : new Outcome.TooLate();
    }

    private boolean lock(UUID messageId, EAddress sender) {
        return db.sql(LOCK)
                .param("message", messageId)
                .param("sender", sender.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private Evidence cancel(AcceptedMessage message, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Evidence sealed = sealer.seal(message.statement(
                        EvidenceEvent.MESSAGE_CANCELLED,
                        now,
                        recipients.of(List.of(message.id())).getOrDefault(message.id(), List.of()))
                .with(new Extension(EXTENSION, Map.of("reason", reason))));
        evidence.keep(List.of(sealed));
        db.sql(CANCEL)
                .param("at", Timestamp.from(now))
                .param("message", message.id())
                .update();
        ends.cancel(message.id(), now);
        QUEUES.forEach(queue -> db.sql("delete from " + queue + " where message_id = :message")
                .param("message", message.id())
                .update());
        if (message.sentAt().isEmpty()) {
            events.publishEvent(new UnsentEnded(List.of(message.id()), true, now));
        }
        events.publishEvent(new Cancelled(message.id(), now));
        return sealed;
    }

    private Evidence earlier(UUID messageId) {
        return evidence.of(messageId).stream()
                .filter(piece -> piece.event() == EvidenceEvent.MESSAGE_CANCELLED)
                .findFirst()
                .orElseThrow();
    }
}
