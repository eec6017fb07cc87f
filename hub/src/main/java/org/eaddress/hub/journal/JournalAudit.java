package org.eaddress.hub.journal;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.journal.EvidenceAudit.At;
import org.eaddress.hub.journal.Finding.Kind;
import org.eaddress.hub.journal.JournalSeal.Summary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Compares evidence and journal, step by step and over and over, and tells what does not agree. Where it is,
/// is kept in the database: any hub goes on where another ended.
@Component
class JournalAudit {
    private static final int SEALS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(JournalAudit.class);
    private static final String WHERE = """
            select seal_number, message_id, evidence_id, newest_seal, newest_digest
            from journal_audit for update skip locked""";
    private static final String MOVE = """
            update journal_audit set seal_number = :seal, message_id = :message, evidence_id = :evidence""";
    private static final String REMEMBER =
            "update journal_audit set newest_seal = :newest, newest_digest = :digest where newest_seal <= :newest";

    private final JdbcClient db;
    private final JournalSeals seals;
    private final SealAudit sealAudit;
    private final EntryAudit entryAudit;
    private final EvidenceAudit evidenceAudit;
    private final RenewalAudit renewalAudit;
    private final int pieces;

    JournalAudit(
            JdbcClient db,
            JournalSeals seals,
            SealAudit sealAudit,
            EntryAudit entryAudit,
            EvidenceAudit evidenceAudit,
            RenewalAudit renewalAudit,
            JournalSettings settings) {
        this.db = db;
        this.seals = seals;
        this.sealAudit = sealAudit;
        this.entryAudit = entryAudit;
        this.evidenceAudit = evidenceAudit;
        this.renewalAudit = renewalAudit;
        this.pieces = settings.auditPieces();
    }

    private record Cursor(long seal, At evidence, long newest, byte[] newestDigest) {}

    /// Looks at the next seals, and the next pieces of evidence; at the end it begins again. Does nothing while
    /// another hub is at it.
    @Transactional
    Set<Finding> step() {
        Set<Finding> findings = new LinkedHashSet<>();
        cursor().ifPresent(cursor -> {
            checkNewest(cursor, findings);
            move(sealsAfter(cursor.seal(), findings), evidenceAfter(cursor.evidence(), findings));
            findings.addAll(evidenceAudit.orphans(pieces));
            findings.addAll(renewalAudit.missing(pieces));
        });
        findings.forEach(finding -> LOG.error("Evidence and journal do not agree: {}", finding));
        return findings;
    }

    private Optional<Cursor> cursor() {
        return db.sql(WHERE)
                .query((row, _) -> new Cursor(
                        row.getLong("seal_number"),
                        new At(row.getObject("message_id", UUID.class), row.getObject("evidence_id", UUID.class)),
                        row.getLong("newest_seal"),
                        row.getBytes("newest_digest")))
                .optional();
    }

    /// The newest seal that was seen is still there and the same; if so, what is the newest now is remembered.
    private void checkNewest(Cursor cursor, Set<Finding> findings) {
        Optional<JournalSeal> seen = seals.find(cursor.newest());
        if (cursor.newest() > 0 && seen.isEmpty()) {
            findings.add(Finding.inSeal(Kind.SEAL_MISSING, cursor.newest()));
        } else if (seen.isPresent()
                && !Arrays.equals(seen.get().summary().digest().bytes(), cursor.newestDigest())) {
            findings.add(Finding.inSeal(Kind.SEAL_CHANGED, cursor.newest()));
        } else {
            seals.last().ifPresent(this::remember);
        }
    }

    private void remember(Summary newest) {
        db.sql(REMEMBER)
                .param("newest", newest.number())
                .param("digest", newest.digest().bytes())
                .update();
    }

    private void move(long seal, At evidence) {
        db.sql(MOVE)
                .param("seal", seal)
                .param("message", evidence.message())
                .param("evidence", evidence.evidence())
                .update();
    }

    /// The last seal that it looked at; 0 when there are no more.
    private long sealsAfter(long number, Set<Finding> findings) {
        Optional<JournalSeal> before = seals.find(number);
        RenewalAudit.Step renewals = renewalAudit.step();
        int left = pieces;
        for (Summary next : seals.after(number, SEALS)) {
            JournalSeal seal = seals.find(next.number()).orElseThrow();
            findings.addAll(sealAudit.findings(before, seal));
            findings.addAll(entryAudit.findings(before, seal));
            findings.addAll(renewals.findings(seal));
            before = Optional.of(seal);
            left -= seal.entries().size();
            if (left <= 0) {
                break;
            }
        }
        long last = before.map(JournalSeal::number).orElse(0L);
        return seals.after(last, 1).isEmpty() ? 0 : last;
    }

    private At evidenceAfter(At last, Set<Finding> findings) {
        EvidenceAudit.Step step = evidenceAudit.after(last, pieces);
        findings.addAll(step.findings());
        return step.seen().size() < pieces ? At.START : step.seen().getLast();
    }
}
