package org.eaddress.hub.evidence;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eaddress.storage.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The evidence that is not in the journal yet.
@Component
public class EvidenceQueue {
    private static final String OLDEST = """
            select message_id, evidence_id, known.digest from journal_queue q cross join lateral (
              select coalesce(q.digest, digest_of_evidence(q.message_id, q.evidence_id)) as digest) known
            where known.digest is not null
            order by evidence_id limit :limit""";
    private static final String AT_LEAST =
            "select exists (select from journal_queue order by evidence_id offset :others limit 1)";
    private static final String COUNT = "select count(*) from (select from journal_queue limit :limit) waiting";
    private static final String REMOVE = "delete from journal_queue where evidence_id = any(:ids)";

    private final JdbcClient db;

    EvidenceQueue(JdbcClient db) {
        this.db = db;
    }

    /// A piece that waits.
    ///
    /// @param digest of its sealed form, from the moment when it was issued: what is changed since is found
    public record Waiting(UUID messageId, UUID evidenceId, Sha256 digest) {}

    /// The oldest that wait, in the order of their ids.
    public List<Waiting> oldest(int limit) {
        return db.sql(OLDEST)
                .param("limit", limit)
                .query((row, _) -> new Waiting(
                        row.getObject("message_id", UUID.class),
                        row.getObject("evidence_id", UUID.class),
                        Sha256.of(row.getBytes("digest"))))
                .list();
    }

    /// Whether so many wait.
    public boolean hasAtLeast(int number) {
        return db.sql(AT_LEAST).param("others", number - 1).query(Boolean.class).single();
    }

    /// How many wait; counts no further than `limit`.
    public int count(int limit) {
        return db.sql(COUNT).param("limit", limit).query(Integer.class).single();
    }

    /// Takes them out; how many of them were there.
    public int remove(Collection<UUID> evidenceIds) {
        return db.sql(REMOVE).param("ids", evidenceIds.toArray(UUID[]::new)).update();
    }
}
