package org.eaddress.hub.writing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Delegate;
import org.eaddress.hub.access.Extent;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.writing.Draft.Enclosure;
import org.eaddress.hub.writing.Draft.State;
import org.eaddress.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads drafts, with their documents.
@Component
class DraftRows {
    private static final String COLUMNS = """
            select draft_id, e_address, recipient, recipient_name, subject, body, reference, answers, changed_at, state,
                   problem, message_id, sender_name, assurance, receipt, delegation, delegate, delegate_name
            from draft\s""";
    /// Of whom a draft is.
    static final String IS_HERS = "e_address = :owner and delegation is not distinct from cast(:delegation as uuid)";
    private static final String FIND = COLUMNS + "where draft_id = :id and " + IS_HERS;
    private static final String OF_MESSAGE = COLUMNS + "where message_id = :message and e_address = :owner";
    private static final String SENT_BY = """
            select message_id from draft
            where delegation = :delegation and state <> 'written' and message_id < :before
            order by message_id desc limit :limit""";
    private static final String OF_OWNER = """
            select draft_id, e_address, recipient, recipient_name, subject, '' as body, reference, answers, changed_at,
                   state, problem, message_id, delegation
            from draft
            where %s and state <> 'done' order by changed_at desc limit :limit""".formatted(IS_HERS);
    private static final String LOCK = COLUMNS + "where draft_id = :id and " + IS_HERS + " for update";
    private static final String SENDING = COLUMNS + "where draft_id = :id and state = 'sending'";
    private static final String DOCUMENTS = """
            select draft_id, number, name, media_type, size, digest from draft_document
            where draft_id = any(:ids) order by draft_id, number limit :limit""";
    private static final int MOST_DOCUMENTS = 1000;

    private final JdbcClient db;

    DraftRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Draft> find(UUID id, Writer writer) {
        return drafts(of(writer, FIND).param("id", id));
    }

    /// The same; whoever else would change it waits for the end of the caller's transaction.
    Optional<Draft> lock(UUID id, Writer writer) {
        return drafts(of(writer, LOCK).param("id", id));
    }

    private JdbcClient.StatementSpec of(Writer writer, String sql) {
        return db.sql(sql)
                .param("owner", writer.eAddress().value())
                .param("delegation", writer.delegation().orElse(null), Types.OTHER);
    }

    Optional<Draft> ofMessage(UUID messageId, EAddress owner) {
        return drafts(db.sql(OF_MESSAGE).param("message", messageId).param("owner", owner.value()));
    }

    /// The messages before this one that were written by this delegation and are on their way or sent, the newest
    /// first.
    List<UUID> sentBy(UUID delegation, UUID before, int limit) {
        return db.sql(SENT_BY)
                .param("delegation", delegation)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
    }

    /// As a list shows them: without their texts and documents.
    List<Draft> of(Writer writer, int limit) {
        return of(writer, OF_OWNER)
                .param("limit", limit)
                .query((row, _) -> draft(row, List.of()))
                .list();
    }

    /// One that is on its way.
    Optional<Dispatch> dispatch(UUID id) {
        List<Enclosure> enclosures = enclosures(id).getOrDefault(id, List.of());
        return db.sql(SENDING)
                .param("id", id)
                .query((row, _) -> new Dispatch(
                        draft(row, enclosures),
                        row.getObject("message_id", UUID.class),
                        new Caller(
                                new EAddress(row.getString("e_address")),
                                row.getString("sender_name"),
                                Caller.Way.PERSON,
                                row.getString("assurance"),
                                delegate(row)),
                        Optional.ofNullable(row.getString("receipt"))))
                .optional();
    }

    /// Who acts when it is finished without her: she does, and sees nothing.
    private static @Nullable Delegate delegate(ResultSet row) throws SQLException {
        UUID delegation = row.getObject("delegation", UUID.class);
        return delegation == null
                ? null
                : new Delegate(
                        delegation,
                        new EAddress(row.getString("delegate")),
                        row.getString("delegate_name"),
                        new Extent(null, Instant.EPOCH, Instant.EPOCH),
                        Power.SEND);
    }

    private Optional<Draft> drafts(JdbcClient.StatementSpec asked) {
        return asked.query((row, _) -> draft(row, List.of()))
                .optional()
                .map(draft -> with(draft, enclosures(draft.id()).getOrDefault(draft.id(), List.of())));
    }

    private Map<UUID, List<Enclosure>> enclosures(UUID... ids) {
        return db
                .sql(DOCUMENTS)
                .param("ids", ids)
                .param("limit", ids.length * MOST_DOCUMENTS)
                .query((row, _) -> Map.entry(row.getObject("draft_id", UUID.class), enclosure(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Enclosure enclosure(ResultSet row) throws SQLException {
        return new Enclosure(
                row.getInt("number"),
                new Document(
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        Sha256.of(row.getBytes("digest"))));
    }

    private static Draft draft(ResultSet row, List<Enclosure> enclosures) throws SQLException {
        return new Draft(
                row.getObject("draft_id", UUID.class),
                new Writer(
                        new EAddress(row.getString("e_address")),
                        Optional.ofNullable(row.getObject("delegation", UUID.class))),
                new Addressee(new EAddress(row.getString("recipient")), row.getString("recipient_name")),
                row.getString("subject"),
                row.getString("body"),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getObject("answers", UUID.class)),
                row.getTimestamp("changed_at").toInstant(),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("problem")),
                Optional.ofNullable(row.getObject("message_id", UUID.class)),
                enclosures);
    }

    private static Draft with(Draft draft, List<Enclosure> enclosures) {
        return new Draft(
                draft.id(),
                draft.writer(),
                draft.to(),
                draft.subject(),
                draft.text(),
                draft.reference(),
                draft.answers(),
                draft.changedAt(),
                draft.state(),
                draft.problem(),
                draft.messageId(),
                enclosures);
    }
}
