package org.eaddress.hub.journal;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.KeepingStatement;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.storage.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Removes evidence whose retention has ended, and states it: one sealed statement for each batch says which
/// entries of the journal they were. The seals keep the digests, so a copy that somebody holds can still be proven,
/// and the audit can tell what ended from what is missing.
///
/// What the journal has and the archive has not is left alone: a removal covers no theft.
@Component
public class EvidenceRemovals {
    private static final int MOST_IN_A_STATEMENT = 10_000;
    private static final String ENTRIES = """
            select j.seal_number, j.position, e.message_id, e.evidence_id, s.entry_digests[j.position + 1] as digest
            from evidence e
              join journal_entry j on j.message_id = e.message_id and j.evidence_id = e.evidence_id
              join journal_seal s on s.seal_number = j.seal_number
            where e.message_id = any(:messages) and j.message_id = any(:messages)
              and (e.event = 'SubmissionRejection') = :rejections
            order by j.seal_number, j.position limit :limit""";
    private static final String REFER = """
            insert into journal_removal (seal_number, statement_id)
            select seal_number, :statement from unnest(:seals::bigint[]) as removed(seal_number)""";
    private static final String REMOVE_EVIDENCE = """
            delete from evidence where message_id = any(:messages) and evidence_id = any(:pieces)""";
    private static final String REMOVE_ENTRIES = """
            delete from journal_entry where message_id = any(:messages) and evidence_id = any(:pieces)""";

    private final JdbcClient db;
    private final Sealer sealer;
    private final EvidenceArchive archive;

    EvidenceRemovals(JdbcClient db, Sealer sealer, EvidenceArchive archive) {
        this.db = db;
        this.sealer = sealer;
        this.archive = archive;
    }

    /// What is removed.
    public enum Policy {
        /// All evidence of accepted messages.
        EVIDENCE,
        /// The evidence of submissions that were refused.
        REJECTIONS
    }

    private record Entry(long seal, int position, UUID piece, byte[] digest) {}

    record Places(long seal, List<Integer> positions) {}

    record Removal(String policy, long retentionDays, String before, int pieces, String digest, List<Places> entries) {}

    /// Removes the journalled evidence of these messages, in the caller's transaction; how many pieces it was.
    ///
    /// @param retention how long it was to live
    @Transactional(propagation = Propagation.MANDATORY)
    public int remove(Collection<UUID> messages, Policy policy, Duration retention, Instant now) {
        UUID[] ids = messages.toArray(UUID[]::new);
        int removed = 0;
        List<Entry> entries = entries(ids, policy);
        while (!entries.isEmpty()) {
            remove(entries, ids, state(entries, policy, retention, now.truncatedTo(ChronoUnit.MILLIS)));
            removed += entries.size();
            entries = entries(ids, policy);
        }
        return removed;
    }

    private void remove(List<Entry> entries, UUID[] ids, UUID statement) {
        db.sql(REFER)
                .param("statement", statement)
                .param("seals", entries.stream().map(Entry::seal).distinct().toArray(Long[]::new))
                .update();
        UUID[] pieces = entries.stream().map(Entry::piece).toArray(UUID[]::new);
        db.sql(REMOVE_EVIDENCE).param("messages", ids).param("pieces", pieces).update();
        db.sql(REMOVE_ENTRIES).param("messages", ids).param("pieces", pieces).update();
    }

    private List<Entry> entries(UUID[] messages, Policy policy) {
        return db.sql(ENTRIES)
                .param("messages", messages)
                .param("rejections", policy == Policy.REJECTIONS)
                .param("limit", MOST_IN_A_STATEMENT)
                .query((row, _) -> new Entry(
                        row.getLong("seal_number"),
                        row.getInt("position"),
                        row.getObject("evidence_id", UUID.class),
                        row.getBytes("digest")))
                .list();
    }

    private UUID state(List<Entry> entries, Policy policy, Duration retention, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch(now);
        Removal removal = new Removal(
                policy.name().toLowerCase(Locale.ROOT),
                retention.toDays(),
                now.minus(retention).toString(),
                entries.size(),
                digestOf(entries).hex(),
                places(entries));
        archive.keep(List.of(sealer.seal(new KeepingStatement(EvidenceEvent.EVIDENCE_REMOVAL, id, now, removal))));
        return id;
    }

    private static Sha256 digestOf(List<Entry> entries) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        entries.forEach(entry -> digests.writeBytes(entry.digest()));
        return Sha256.digestOf(digests.toByteArray());
    }

    private static List<Places> places(List<Entry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        Entry::seal, TreeMap::new, Collectors.mapping(Entry::position, Collectors.toList())))
                .entrySet()
                .stream()
                .map(seal -> new Places(seal.getKey(), seal.getValue()))
                .toList();
    }
}
