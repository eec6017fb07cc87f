package org.eaddress.hub.evidence;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.stereotype.Component;

/// The evidence that was issued. It is written in the transaction of the fact it states, and never changed.
@Component
public class EvidenceArchive {
    /// Pieces as rows; a statement names those that it keeps `piece`. The values come from [#columns(List)].
    public static final String PIECES = """
            unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[],
                   ?::text[], ?::integer[], ?::timestamptz[], ?::bytea[], ?::bytea[])
              as given(message_id, evidence_id, event, event_at, recipient,
                       payload, seal_header_id, sealed_at, signature, digest)""";

    /// Keeps each `piece`.
    public static final String KEEP = """
            insert into evidence (message_id, evidence_id, event, event_at, recipient,
                                  payload, seal_header_id, sealed_at, signature)
            select message_id, evidence_id, event, event_at, recipient, payload, seal_header_id, sealed_at, signature
            from piece""";

    /// Puts each `piece` into the queue of the journal.
    public static final String QUEUE = """
            insert into journal_queue (message_id, evidence_id, digest)
            select message_id, evidence_id, digest from piece""";

    private static final String KEEP_ALL =
            "with piece as (select * from " + PIECES + "), kept as (" + KEEP + ")\n" + QUEUE;

    private static final String OF_MESSAGE = EvidenceRows.SELECT + """
            where message_id = :message and event <> 'SubmissionRejection'
            order by event_at, evidence_id limit :limit""";
    private static final String OF_EVENT = EvidenceRows.SELECT + """
            where message_id = :message and event = :event and recipient is not distinct from :recipient
            order by event_at, evidence_id limit 1""";
    private static final String FIND = EvidenceRows.SELECT + "where message_id = :message and evidence_id = :evidence";
    private static final String THESE = """
            select message_id, evidence_id, event, event_at, recipient, payload, seal_header_id, sealed_at, signature
            from unnest(?::uuid[], ?::uuid[]) as wanted(message_id, evidence_id) cross join lateral (
              select event, event_at, recipient, payload, seal_header_id, sealed_at, signature from evidence e
              where e.message_id = wanted.message_id and e.evidence_id = wanted.evidence_id offset 0) piece""";
    private static final String OF_RECIPIENTS = """
            select piece.message_id, evidence_id, event, event_at, recipient,
                   payload, seal_header_id, sealed_at, signature
            from unnest(?::uuid[], ?::text[]) as wanted(message_id, whose) cross join lateral (
              select message_id, evidence_id, event, event_at, recipient, payload, seal_header_id, sealed_at, signature
              from evidence e where e.message_id = wanted.message_id offset 0) piece
            where recipient = whose and event = any(?)
            order by event_at, evidence_id""";
    private static final String ALL_OF_IDS = EvidenceRows.SELECT + """
            where message_id = any(:messages) order by event_at, evidence_id limit :limit""";
    private static final String TIMES = """
            select recipient, event_at from evidence
            where message_id = :message and event = :event and recipient is not null
            order by event_at desc limit :limit""";
    private static final int LIMIT = 10_000;

    private final JdbcClient db;
    private final JdbcTemplate statements;
    private final EvidenceRows rows;

    EvidenceArchive(JdbcClient db, JdbcTemplate statements, EvidenceRows rows) {
        this.db = db;
        this.statements = statements;
        this.rows = rows;
    }

    /// The values for [#PIECES], in its order.
    public static List<Object> columns(List<Evidence> pieces) {
        return List.of(
                column(pieces, UUID[]::new, Evidence::messageId),
                column(pieces, UUID[]::new, Evidence::id),
                column(pieces, String[]::new, piece -> piece.event().etsiName()),
                column(pieces, String[]::new, piece -> piece.at().toString()),
                column(pieces, String[]::new, piece -> piece.recipient().orElse(null)),
                column(pieces, String[]::new, piece -> piece.seal().payload()),
                column(pieces, Integer[]::new, piece -> piece.seal().header().id()),
                column(pieces, String[]::new, piece -> piece.seal().at().toString()),
                column(pieces, byte[][]::new, piece -> piece.seal().signature()),
                column(pieces, byte[][]::new, piece -> piece.digest().bytes()));
    }

    private static <T> @Nullable T[] column(
            List<Evidence> pieces, IntFunction<@Nullable T[]> array, Function<Evidence, @Nullable T> value) {
        return pieces.stream().map(value).toArray(array);
    }

    /// Keeps these in the caller's transaction.
    public void keep(List<Evidence> pieces) {
        statements.update(KEEP_ALL, columns(pieces).toArray());
    }

    /// All evidence of an accepted message, in the order of the events. Rejections of what was submitted under
    /// its id before, by whomever, are not of it.
    public List<Evidence> of(UUID messageId) {
        return db.sql(OF_MESSAGE)
                .param("message", messageId)
                .param("limit", LIMIT)
                .query(rows)
                .list();
    }

    /// All evidence that names one of these message ids, rejections too, in the order of the events.
    public Map<UUID, List<Evidence>> allOf(Collection<UUID> messageIds) {
        return db
                .sql(ALL_OF_IDS)
                .param("messages", messageIds.toArray(UUID[]::new))
                .param("limit", LIMIT * messageIds.size())
                .query(rows)
                .list() // a stream of the rows would keep the connection
                .stream()
                .collect(Collectors.groupingBy(Evidence::messageId));
    }

    /// This piece.
    public Optional<Evidence> find(UUID messageId, UUID evidenceId) {
        return db.sql(FIND)
                .param("message", messageId)
                .param("evidence", evidenceId)
                .query(rows)
                .optional();
    }

    /// Those of these pieces that are there.
    public List<Evidence> find(List<UUID> messageIds, List<UUID> evidenceIds) {
        return statements.query(THESE, rows, messageIds.toArray(UUID[]::new), evidenceIds.toArray(UUID[]::new));
    }

    /// The pieces of these events that refer to these recipients, each with its message, in the order of the
    /// events.
    public List<Evidence> find(List<UUID> messageIds, List<String> recipients, Collection<EvidenceEvent> events) {
        return statements.query(
                OF_RECIPIENTS,
                rows,
                messageIds.toArray(UUID[]::new),
                recipients.toArray(String[]::new),
                events.stream().map(EvidenceEvent::etsiName).toArray(String[]::new));
    }

    /// The receipt of an accepted message.
    public Evidence receiptOf(UUID messageId) {
        return ofEvent(messageId, EvidenceEvent.SUBMISSION_ACCEPTANCE, null).single();
    }

    /// The first of this event that refers to this recipient.
    public Optional<Evidence> find(UUID messageId, EvidenceEvent event, String recipient) {
        return ofEvent(messageId, event, recipient).optional();
    }

    /// When this event happened first, for each recipient it happened to.
    public Map<String, Instant> timesOf(UUID messageId, EvidenceEvent event) {
        Map<String, Instant> times = new HashMap<>();
        db.sql(TIMES)
                .param("message", messageId)
                .param("event", event.etsiName())
                .param("limit", LIMIT)
                .query(row -> {
                    times.put(
                            row.getString("recipient"),
                            row.getTimestamp("event_at").toInstant());
                });
        return times;
    }

    private MappedQuerySpec<Evidence> ofEvent(UUID messageId, EvidenceEvent event, @Nullable String recipient) {
        return db.sql(OF_EVENT)
                .param("message", messageId)
                .param("event", event.etsiName())
                .param("recipient", recipient, Types.VARCHAR)
                .query(rows);
    }
}
