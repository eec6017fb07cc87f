package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement.Entity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Erases the documents of messages by destroying their keys. Names, sizes and digests stay, and so does all
/// evidence; one more piece states the erasure.
@Component
public class Erasures {
    private static final String DESTROY = """
            update document set wrapped_key = null, erased_at = :now
            where message_id = any(:ids) and wrapped_key is not null""";

    private final JdbcClient db;
    private final Messages messages;
    private final Recipients recipients;
    private final Sealer sealer;
    private final EvidenceArchive evidence;

    Erasures(JdbcClient db, Messages messages, Recipients recipients, Sealer sealer, EvidenceArchive evidence) {
        this.db = db;
        this.messages = messages;
        this.recipients = recipients;
        this.sealer = sealer;
        this.evidence = evidence;
    }

    /// In the caller's transaction. Those erased before are passed over; gives the others.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> erase(Collection<UUID> ids, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        List<AcceptedMessage> kept = messages.find(ids).stream()
                .filter(message -> message.documents().stream().anyMatch(document -> !document.isErased()))
                .toList();
        UUID[] keys = kept.stream().map(AcceptedMessage::id).toArray(UUID[]::new);
        Map<UUID, List<Entity>> all = recipients.of(List.of(keys));
        evidence.keep(kept.stream()
                .map(message -> erasure(message, all.getOrDefault(message.id(), List.of()), now))
                .toList());
        db.sql(DESTROY).param("now", Timestamp.from(now)).param("ids", keys).update();
        return List.of(keys);
    }

    /// As the receipt, it is over all recipients and for the sender only.
    private Evidence erasure(AcceptedMessage message, List<Entity> recipients, Instant now) {
        return sealer.seal(message.statement(EvidenceEvent.CONTENT_ERASURE, now, recipients));
    }
}
