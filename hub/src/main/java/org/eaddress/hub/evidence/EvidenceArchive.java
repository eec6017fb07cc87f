package org.eaddress.hub.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The evidence that was issued. It is written in the transaction of the fact it states, and never changed.
@Component
public class EvidenceArchive {
    /// Keeps one piece; for use inside a statement that writes the fact itself. Its values come from
    /// [#row(Evidence)].
    public static final String KEEP = """
            insert into evidence (message_id, evidence_id, event, event_at, recipient,
                                  payload, seal_header_id, sealed_at, signature)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String OF_MESSAGE = """
            select message_id, evidence_id, event, event_at, recipient, payload, seal_header_id, sealed_at, signature
            from evidence where message_id = :message order by event_at, evidence_id limit :limit""";
    private static final String OF_EVENT = """
            select message_id, evidence_id, event, event_at, recipient, payload, seal_header_id, sealed_at, signature
            from evidence where message_id = :message and event = :event
              and recipient is not distinct from :recipient
            order by event_at, evidence_id limit 1""";
    private static final int LIMIT = 10_000;

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final SealHeaders headers;

    EvidenceArchive(JdbcClient db, JdbcTemplate batches, SealHeaders headers) {
        this.db = db;
        this.batches = batches;
        this.headers = headers;
    }

    /// The values for [#KEEP], in its order.
    public static List<@Nullable Object> row(Evidence evidence) {
        Seal seal = evidence.seal();
        return Arrays.asList(
                evidence.messageId(),
                evidence.id(),
                evidence.event().etsiName(),
                Timestamp.from(evidence.at()),
                evidence.recipient().orElse(null),
                seal.payload(),
                seal.header().id(),
                Timestamp.from(seal.at()),
                seal.signature());
    }

    /// Keeps these in the caller's transaction.
    public void keep(List<Evidence> pieces) {
        batches.batchUpdate(
                KEEP,
                pieces.stream()
                        .map(piece -> EvidenceArchive.row(piece).toArray())
                        .toList());
    }

    /// All evidence of a message, in the order of the events.
    public List<Evidence> of(UUID messageId) {
        return db.sql(OF_MESSAGE)
                .param("message", messageId)
                .param("limit", LIMIT)
                .query((row, _) -> evidence(row))
                .list();
    }

    /// The receipt of an accepted message.
    public Evidence receiptOf(UUID messageId) {
        return first(messageId, EvidenceEvent.SUBMISSION_ACCEPTANCE, null);
    }

    /// The evidence of the handover to this recipient, once it happened.
    public Evidence handoverOf(UUID messageId, String recipient) {
        return first(messageId, EvidenceEvent.CONTENT_HANDOVER, recipient);
    }

    private Evidence first(UUID messageId, EvidenceEvent event, @Nullable String recipient) {
        return db.sql(OF_EVENT)
                .param("message", messageId)
                .param("event", event.etsiName())
                .param("recipient", recipient, Types.VARCHAR)
                .query((row, _) -> evidence(row))
                .single();
    }

    private Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getObject("evidence_id", UUID.class),
                row.getObject("message_id", UUID.class),
                EvidenceEvent.ofName(row.getString("event")),
                row.getTimestamp("event_at").toInstant(),
                Optional.ofNullable(row.getString("recipient")),
                new Seal(
                        headers.of(row.getInt("seal_header_id")),
                        row.getTimestamp("sealed_at").toInstant(),
                        row.getString("payload"),
                        row.getBytes("signature")));
    }
}
