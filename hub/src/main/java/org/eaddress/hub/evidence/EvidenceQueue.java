package org.eaddress.hub.evidence;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The evidence that is not in the journal yet.
@Component
public class EvidenceQueue {
    /// The look-up of each piece stays a look-up, whatever the planner thinks of the partitions.
    private static final String OLDEST = """
            select message_id, evidence_id, event, event_at, recipient, payload, seal_header_id, sealed_at, signature
            from journal_queue q cross join lateral (
              select event, event_at, recipient, payload, seal_header_id, sealed_at, signature from evidence e
              where e.message_id = q.message_id and e.evidence_id = q.evidence_id offset 0) piece
            order by evidence_id limit :limit""";
    private static final String AT_LEAST =
            "select exists (select from journal_queue order by evidence_id offset :others limit 1)";
    private static final String COUNT = "select count(*) from (select from journal_queue limit :limit) waiting";
    private static final String REMOVE = "delete from journal_queue where evidence_id = any(:ids)";

    private final JdbcClient db;
    private final EvidenceRows rows;

    EvidenceQueue(JdbcClient db, EvidenceRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /// The oldest that wait, in the order of their ids.
    public List<Evidence> oldest(int limit) {
        return db.sql(OLDEST).param("limit", limit).query(rows).list();
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
