package org.eaddress.hub.journal;

import static org.eaddress.hub.journal.Finding.Kind.ENTRY_MISSING;
import static org.eaddress.hub.journal.Finding.Kind.EVIDENCE_MISSING;
import static org.eaddress.hub.journal.Finding.Kind.EVIDENCE_NOT_IN_JOURNAL;
import static org.eaddress.hub.journal.Finding.Kind.SEAL_MISSING;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Checks that each piece of evidence is sealed or waits to be, and that what waits is there.
@Component
class EvidenceAudit {
    /// One statement, so one moment: a piece that is being sealed is in the queue or in a seal, never in neither.
    private static final String WALK = """
            select e.message_id, e.evidence_id, q.evidence_id is not null as queued, j.seal_number as filed,
                   s.seal_number as seal, coalesce(s.evidence_ids[j.position + 1] = e.evidence_id, false) as placed
            from (select message_id, evidence_id from evidence
                  where message_id >= :message and (message_id, evidence_id) > (:message, :evidence)
                  order by message_id, evidence_id limit :limit) e
            left join lateral (select evidence_id from journal_queue q
                               where q.evidence_id = e.evidence_id offset 0) q on true
            left join lateral (select seal_number, position from journal_entry j
                               where j.message_id = e.message_id and j.evidence_id = e.evidence_id offset 0) j on true
            left join lateral (select seal_number, evidence_ids from journal_seal s
                               where s.seal_number = j.seal_number offset 0) s on true
            order by e.message_id, e.evidence_id""";
    private static final String SEALED = "select exists (select from journal_seal where :id = any(evidence_ids))";
    private static final String ORPHANS = """
            select evidence_id from journal_queue q where not exists (
              select from evidence e where e.message_id = q.message_id and e.evidence_id = q.evidence_id)
            limit :limit""";

    private final JdbcClient db;

    EvidenceAudit(JdbcClient db) {
        this.db = db;
    }

    /// Where the walk through the evidence is.
    record At(UUID message, UUID evidence) {
        static final At START = new At(new UUID(0, 0), new UUID(0, 0));
    }

    /// One step of the walk: how far it came, and what it found there.
    record Step(List<At> seen, List<Finding> findings) {}

    private record Row(At at, Optional<Finding> finding) {}

    Step after(At last, int limit) {
        List<Row> rows = db.sql(WALK)
                .param("message", last.message())
                .param("evidence", last.evidence())
                .param("limit", limit)
                .query(this::row)
                .list();
        return new Step(
                rows.stream().map(Row::at).toList(),
                rows.stream().flatMap(row -> row.finding().stream()).toList());
    }

    /// What waited and is gone.
    List<Finding> orphans(int limit) {
        return db.sql(ORPHANS)
                .param("limit", limit)
                .query((row, _) -> Finding.ofEvidence(EVIDENCE_MISSING, row.getObject("evidence_id", UUID.class)))
                .list();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        UUID evidence = row.getObject("evidence_id", UUID.class);
        At at = new At(row.getObject("message_id", UUID.class), evidence);
        if (row.getBoolean("queued") || row.getBoolean("placed")) {
            return new Row(at, Optional.empty());
        }
        long filed = row.getLong("filed");
        boolean sealGone = filed > 0 && row.getObject("seal") == null;
        return new Row(at, Optional.of(sealGone ? Finding.inSeal(SEAL_MISSING, filed) : unsealed(evidence)));
    }

    /// Looks through all seals; only for what is wrong already.
    private Finding unsealed(UUID evidence) {
        boolean sealed =
                db.sql(SEALED).param("id", evidence).query(Boolean.class).single();
        return Finding.ofEvidence(sealed ? ENTRY_MISSING : EVIDENCE_NOT_IN_JOURNAL, evidence);
    }
}
