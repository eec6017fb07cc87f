package org.eaddress.hub.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.MessagesSent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sends a message that is stuck with one e-address of an organisation to another one of it. The first delivery
/// stays as it is; the second goes its way like any other, with evidence of its own.
@Component
public class Redirections {
    private static final String ADD = """
            insert into delivery (message_id, recipient, state, since, redirected_from)
            values (:message, :to, 'waiting', :at, :from) on conflict do nothing""";
    private static final String HAND_OUT = "insert into outbox (message_id) values (:message)";

    private final JdbcClient db;
    private final Deliveries deliveries;
    private final Messages messages;
    private final ApplicationEventPublisher events;

    Redirections(JdbcClient db, Deliveries deliveries, Messages messages, ApplicationEventPublisher events) {
        this.db = db;
        this.deliveries = deliveries;
        this.messages = messages;
        this.events = events;
    }

    /// What became of a wish.
    public enum Answer {
        REDIRECTED,
        /// It was opened, taken, expired or recalled meanwhile.
        NOT_STUCK,
        /// The message goes there anyway, or went there before.
        HAS_IT
    }

    /// In the caller's transaction, which leaves evidence of who did it.
    ///
    /// @throws IllegalArgumentException when they are not e-addresses of one organisation
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer redirect(UUID messageId, EAddress from, EAddress to, Instant at) {
        if (!from.isOfSameOrganisation(to)) {
            throw new IllegalArgumentException("not of the same organisation");
        }
        deliveries.lock(messageId);
        if (!isStuck(messageId, from, at)) {
            return Answer.NOT_STUCK;
        }
        int added = db.sql(ADD)
                .param("message", messageId)
                .param("to", to.value())
                .param("at", Timestamp.from(at))
                .param("from", from.value())
                .update();
        if (added == 0) {
            return Answer.HAS_IT;
        }
        db.sql(HAND_OUT).param("message", messageId).update();
        events.publishEvent(new MessagesSent());
        return Answer.REDIRECTED;
    }

    private boolean isStuck(UUID messageId, EAddress recipient, Instant at) {
        boolean ended = messages.find(messageId)
                .filter(message -> !message.isErased())
                .map(AcceptedMessage::schedule)
                .filter(schedule ->
                        schedule.expiresAt().filter(end -> !end.isAfter(at)).isEmpty())
                .isEmpty();
        return !ended
                && deliveries.of(messageId).stream()
                        .filter(delivery -> delivery.recipient().equals(recipient))
                        .anyMatch(delivery -> isStuck(delivery.state()));
    }

    /// Not taken by the system, or not consigned because the mailbox was closed.
    private static boolean isStuck(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Unretrieved _ -> true;
            case DeliveryState.Undelivered undelivered ->
                undelivered.reason().equals(EventReason.UNKNOWN_RECIPIENT.uri());
            case DeliveryState.Waiting _,
                    DeliveryState.Consigned _,
                    DeliveryState.HandedOver _,
                    DeliveryState.Rejected _,
                    DeliveryState.Cancelled _,
                    DeliveryState.Expired _,
                    DeliveryState.Recalled _ -> false;
        };
    }
}
