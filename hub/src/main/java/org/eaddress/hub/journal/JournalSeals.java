package org.eaddress.hub.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.evidence.EvidenceQueue;
import org.eaddress.hub.evidence.EvidenceQueue.Waiting;
import org.eaddress.hub.journal.JournalSeal.Summary;
import org.eaddress.storage.Sha256;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The seals of the journal. They are added, never changed.
@Component
class JournalSeals {
    private static final String ADD = """
            insert into journal_seal (seal_number, previous_digest, digest, root, header, sealed_at, entry_count,
                                      entry_digests, evidence_ids, message_ids, token, authority)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String ADD_ENTRIES = """
            insert into journal_entry (message_id, evidence_id, seal_number, position)
            select message_id, evidence_id, ?, place - 1
            from unnest(?::uuid[], ?::uuid[]) with ordinality as entry(message_id, evidence_id, place)""";
    private static final String SUMMARY = "seal_number, sealed_at, entry_count, previous_digest, root, digest";
    private static final String LAST = "select " + SUMMARY + " from journal_seal order by seal_number desc limit 1";
    private static final String AFTER =
            "select " + SUMMARY + " from journal_seal where seal_number > :after order by seal_number limit :limit";
    private static final String ONE = "select " + SUMMARY + ", header, entry_digests, token, authority"
            + " from journal_seal where seal_number = :number";
    private static final String MESSAGES = """
            select distinct unnest(message_ids) as message_id from journal_seal
            where seal_number > :after and seal_number <= :last""";
    private static final String PLACE = """
            select seal_number, position from journal_entry
            where message_id = :message and evidence_id = :evidence""";

    private static final String ENTRIES = """
            select entry.message_id, entry.evidence_id, entry.digest, entry.place - 1 as position,
                   coalesce(j.seal_number = :number and j.position = entry.place - 1, false) as filed
            from journal_seal s
            cross join lateral unnest(s.message_ids, s.evidence_ids, s.entry_digests)
              with ordinality as entry(message_id, evidence_id, digest, place)
            left join lateral (
              select seal_number, position from journal_entry j
              where j.message_id = entry.message_id and j.evidence_id = entry.evidence_id offset 0) j on true
            where s.seal_number = :number and entry.evidence_id is not null and entry.digest is not null
            order by entry.place""";

    private final JdbcClient db;
    private final JdbcTemplate statements;
    private final EvidenceQueue queue;

    JournalSeals(JdbcClient db, JdbcTemplate statements, EvidenceQueue queue) {
        this.db = db;
        this.statements = statements;
        this.queue = queue;
    }

    /// Where in the journal a piece is.
    record Place(long seal, int position) {}

    /// An entry of a seal with the ids that only the hub knows; whether the way from the piece leads to it.
    record Entry(int position, UUID message, UUID evidence, Sha256 digest, boolean isFiled) {}

    List<Entry> entriesOf(long number) {
        return db.sql(ENTRIES)
                .param("number", number)
                .query((row, _) -> new Entry(
                        row.getInt("position"),
                        row.getObject("message_id", UUID.class),
                        row.getObject("evidence_id", UUID.class),
                        Sha256.of(row.getBytes("digest")),
                        row.getBoolean("filed")))
                .list();
    }

    Optional<Summary> last() {
        return db.sql(LAST).query((row, _) -> summary(row)).optional();
    }

    List<Summary> after(long number, int limit) {
        return db.sql(AFTER)
                .param("after", number)
                .param("limit", limit)
                .query((row, _) -> summary(row))
                .list();
    }

    Optional<JournalSeal> find(long number) {
        return db.sql(ONE).param("number", number).query((row, _) -> seal(row)).optional();
    }

    List<UUID> messagesOf(long after, long last) {
        return db.sql(MESSAGES)
                .param("after", after)
                .param("last", last)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
    }

    Optional<Place> placeOf(UUID messageId, UUID evidenceId) {
        return db.sql(PLACE)
                .param("message", messageId)
                .param("evidence", evidenceId)
                .query((row, _) -> new Place(row.getLong("seal_number"), row.getInt("position")))
                .optional();
    }

    /// Adds the seal of these pieces, which leave the queue: all of it or nothing. It fails when the number is
    /// there already or a piece has left the queue, so that nothing is sealed twice.
    @Transactional
    void add(JournalSeal seal, List<Waiting> pieces) {
        UUID[] messages = pieces.stream().map(Waiting::messageId).toArray(UUID[]::new);
        UUID[] ids = pieces.stream().map(Waiting::evidenceId).toArray(UUID[]::new);
        Summary summary = seal.summary();
        statements.update(
                ADD,
                seal.number(),
                summary.previous().bytes(),
                summary.digest().bytes(),
                summary.root().bytes(),
                seal.header(),
                Timestamp.from(summary.sealedAt()),
                summary.entryCount(),
                seal.entries().stream().map(Sha256::bytes).toArray(byte[][]::new),
                ids,
                messages,
                seal.token(),
                seal.authority());
        statements.update(ADD_ENTRIES, seal.number(), messages, ids);
        if (queue.remove(List.of(ids)) != ids.length) {
            throw new IllegalStateException("Another hub has sealed some of this.");
        }
    }

    private static Summary summary(ResultSet row) throws SQLException {
        return new Summary(
                row.getLong("seal_number"),
                row.getTimestamp("sealed_at").toInstant(),
                row.getInt("entry_count"),
                Sha256.of(row.getBytes("previous_digest")),
                Sha256.of(row.getBytes("root")),
                Sha256.of(row.getBytes("digest")));
    }

    private static JournalSeal seal(ResultSet row) throws SQLException {
        byte[][] entries = (byte[][]) row.getArray("entry_digests").getArray();
        return new JournalSeal(
                summary(row),
                row.getString("header"),
                Arrays.stream(entries).map(Sha256::of).toList(),
                row.getBytes("token"),
                row.getString("authority"));
    }
}
