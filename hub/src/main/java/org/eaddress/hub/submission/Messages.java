package org.eaddress.hub.submission;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.submission.AcceptedMessage.StoredPart;
import org.eaddress.storage.DocumentVault;
import org.eaddress.storage.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The messages that were accepted, for reading. Who may read which is for the caller to know.
@Component
public class Messages {
    private static final String COLUMNS = """
            message_id, sender, sender_name, subject, body, reference, digest, receipt_digest, accepted_at, sent_at,
            lapsed_at, inspection, refusal_id, priority, not_before, expires_at, cancelled_at""";
    private static final String FIND =
            "select " + COLUMNS + " from message where message_id = any(:ids) order by message_id limit :limit";
    private static final String OF_SENDER = "select " + COLUMNS + """
             from message where sender = :sender and message_id > :after and message_id >= uuid_floor(:from)
              and message_id < uuid_floor(:to)
            order by message_id limit :limit""";
    private static final String NEWEST_FIRST = "select " + COLUMNS
            + " from message where sender = :sender and message_id < :before order by message_id desc limit :limit";
    private static final String DOCUMENTS = """
            select message_id, number, name, media_type, size, digest, object_ref, wrapped_key
            from document where message_id = any(:ids) order by message_id, number limit :limit""";
    private static final int MOST_DOCUMENTS = 1000;

    private final JdbcClient db;
    private final DocumentVault vault;

    Messages(JdbcClient db, DocumentVault vault) {
        this.db = db;
        this.vault = vault;
    }

    /// Those of these that exist, with their documents.
    public List<AcceptedMessage> find(Collection<UUID> ids) {
        UUID[] keys = ids.toArray(UUID[]::new);
        Map<UUID, List<StoredPart>> documents = documents(keys);
        return db.sql(FIND)
                .param("ids", keys)
                .param("limit", keys.length)
                .query((row, _) -> message(row, documents))
                .list();
    }

    public Optional<AcceptedMessage> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    /// The sender's messages whose ids were made in `[from, to)`, in the order of the ids, without their documents.
    public List<AcceptedMessage> ofSender(EAddress sender, Instant from, Instant to, UUID after, int limit) {
        return db.sql(OF_SENDER)
                .param("sender", sender.value())
                .param("after", after)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("limit", limit)
                .query((row, _) -> message(row, Map.of()))
                .list();
    }

    /// A page of the sender's messages, without their documents: those whose ids were made last, or before this
    /// one.
    public List<AcceptedMessage> newestFirst(EAddress sender, UUID before, int limit) {
        return db.sql(NEWEST_FIRST)
                .param("sender", sender.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> message(row, Map.of()))
                .list();
    }

    /// The bytes of a document, decrypted; the end comes only if size and digest are right.
    ///
    /// @throws IOException when the store fails or the object is damaged
    public InputStream open(StoredPart document) throws IOException {
        return vault.get(document.stored());
    }

    private Map<UUID, List<StoredPart>> documents(UUID[] ids) {
        return db
                .sql(DOCUMENTS)
                .param("ids", ids)
                .param("limit", ids.length * MOST_DOCUMENTS)
                .query((row, _) -> Map.entry(
                        row.getObject("message_id", UUID.class),
                        new StoredPart(
                                row.getInt("number"),
                                row.getString("name"),
                                row.getString("media_type"),
                                PutDocuments.stored(row))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static AcceptedMessage message(ResultSet row, Map<UUID, List<StoredPart>> documents) throws SQLException {
        UUID id = row.getObject("message_id", UUID.class);
        return new AcceptedMessage(
                id,
                new EAddress(row.getString("sender")),
                row.getString("sender_name"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("body")),
                Optional.ofNullable(row.getString("reference")),
                Sha256.of(row.getBytes("digest")),
                Sha256.of(row.getBytes("receipt_digest")),
                row.getTimestamp("accepted_at").toInstant(),
                instant(row, "sent_at"),
                instant(row, "lapsed_at"),
                Inspection.ofStored(row.getString("inspection")),
                Optional.ofNullable(row.getObject("refusal_id", UUID.class)),
                new Schedule(priority(row), instant(row, "not_before"), instant(row, "expires_at")),
                instant(row, "cancelled_at"),
                documents.getOrDefault(id, List.of()));
    }

    private static Optional<Priority> priority(ResultSet row) throws SQLException {
        int priority = row.getInt("priority");
        return row.wasNull() ? Optional.empty() : Optional.of(Priority.values()[priority]);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
