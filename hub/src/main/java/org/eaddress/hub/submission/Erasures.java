package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Erases messages: the keys of their documents, their texts, and all names. Who it was from and to, sizes and
/// digests stay as long as the evidence does; one more piece of it states the erasure.
@Component
public class Erasures {
    private static final String DESTROY = """
            update document set wrapped_key = null, name = '', erased_at = coalesce(erased_at, :now)
            where message_id = any(:ids) and (wrapped_key is not null or name <> '')""";
    private static final String FORGET_TEXTS = """
            update message set subject = '', body = null, reference = null, sender_name = ''
            where message_id = any(:ids) and subject <> ''""";
    private static final String REMOVE_DOCUMENTS = "delete from document where message_id = any(:ids)";
    private static final String REMOVE_DELIVERIES = "delete from delivery where message_id = any(:ids)";
    private static final String REMOVE_MESSAGES = "delete from message where message_id = any(:ids)";
    private static final String RECIPIENTS = """
            select message_id, recipient from delivery
            where message_id = any(:ids) order by message_id, recipient limit :limit""";
    private static final int MOST_RECIPIENTS = 10_000;

    private final JdbcClient db;
    private final Messages messages;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final ApplicationEventPublisher events;

    Erasures(
            JdbcClient db,
            Messages messages,
            Sealer sealer,
            EvidenceArchive evidence,
            ApplicationEventPublisher events) {
        this.db = db;
        this.messages = messages;
        this.sealer = sealer;
        this.evidence = evidence;
        this.events = events;
    }

    /// In the caller's transaction. Those erased before are passed over; gives the others.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> erase(Collection<UUID> ids, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        List<AcceptedMessage> kept = messages.find(ids).stream()
                .filter(message -> message.documents().stream().anyMatch(document -> !document.isErased()))
                .toList();
        UUID[] keys = kept.stream().map(AcceptedMessage::id).toArray(UUID[]::new);
        Map<UUID, List<Entity>> recipients = recipients(keys);
        evidence.keep(kept.stream()
                .map(message -> erasure(message, recipients.getOrDefault(message.id(), List.of()), now))
                .toList());
        UUID[] all = ids.toArray(UUID[]::new);
        db.sql(DESTROY).param("now", Timestamp.from(now)).param("ids", all).update();
        db.sql(FORGET_TEXTS).param("ids", all).update();
        events.publishEvent(new MessagesErased(List.of(all)));
        return List.of(keys);
    }

    /// Removes all that is left of messages which were erased and whose evidence is gone. In the caller's
    /// transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Collection<UUID> ids) {
        UUID[] all = ids.toArray(UUID[]::new);
        for (String remains : List.of(REMOVE_DOCUMENTS, REMOVE_DELIVERIES, REMOVE_MESSAGES)) {
            db.sql(remains).param("ids", all).update();
        }
    }

    /// As the receipt, it is over all recipients and for the sender only.
    private Evidence erasure(AcceptedMessage message, List<Entity> recipients, Instant now) {
        return sealer.seal(new Statement(
                EvidenceEvent.CONTENT_ERASURE,
                now,
                message.id(),
                new Entity(message.sender().value(), Optional.of(message.senderName()), Optional.empty()),
                recipients,
                Optional.empty(),
                message.acceptedAt(),
                message.digest().hex(),
                message.parts()));
    }

    private Map<UUID, List<Entity>> recipients(UUID[] ids) {
        return db
                .sql(RECIPIENTS)
                .param("ids", ids)
                .param("limit", ids.length * MOST_RECIPIENTS)
                .query((row, _) ->
                        Map.entry(row.getObject("message_id", UUID.class), Entity.of(row.getString("recipient"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
