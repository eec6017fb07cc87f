package org.eaddress.hub.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.Sealer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Refuses submissions, with evidence where the hub attests to the reason. The id stays free, and of the message
/// nothing is kept but what the evidence says of it.
///
/// The same submission refused again for the same reason gets the same evidence: only something new costs a seal.
@Component
public class Rejections {
    private static final String KEEP = """
            insert into rejection (message_id, sender, digest, problem, evidence_id) values (?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String FIND = """
            select evidence_id from rejection
            where message_id = ? and sender = ? and digest = ? and problem = ?""";

    private static final String REMOVE = "delete from rejection where message_id = any(?::uuid[])";

    private final JdbcTemplate db;
    private final TransactionTemplate transactions;
    private final EvidenceArchive archive;
    private final Sealer sealer;
    private final Limits limits;
    private final Clock clock;

    Rejections(
            JdbcTemplate db,
            PlatformTransactionManager transactions,
            EvidenceArchive archive,
            Sealer sealer,
            Limits limits,
            Clock clock) {
        this.db = db;
        this.transactions = new TransactionTemplate(transactions);
        this.archive = archive;
        this.sealer = sealer;
        this.limits = limits;
        this.clock = clock;
    }

    /// Forgets what was refused under these ids, in the caller's transaction. The same submission would get new
    /// evidence.
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Collection<UUID> ids) {
        db.update(REMOVE, (Object) ids.toArray(UUID[]::new));
    }

    Outcome.Refused reject(Submission submission, Rejection rejection) {
        return new Outcome.Refused(
                rejection, rejection.reason().map(reason -> evidence(submission, rejection, reason)));
    }

    private Evidence evidence(Submission submission, Rejection rejection, EventReason reason) {
        Object[] key = {
            submission.id(),
            submission.caller().eAddress().value(),
            submission.digest().bytes(),
            rejection.type().code()
        };
        return earlier(submission.id(), key).orElseGet(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Evidence sealed = sealer.seal(submission.rejection(rejection, reason, limits.recipients(), now));
            return keep(sealed, key)
                    ? sealed
                    : earlier(submission.id(), key).orElseThrow(); // the same came twice at the same moment
        });
    }

    /// One transaction: the rejection and its evidence, or nothing when it is there already.
    private boolean keep(Evidence sealed, Object[] key) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean first = db.update(
                            KEEP,
                            Stream.concat(Stream.of(key), Stream.of(sealed.id()))
                                    .toArray())
                    == 1;
            if (first) {
                archive.keep(List.of(sealed));
            }
            return first;
        }));
    }

    private Optional<Evidence> earlier(UUID messageId, Object[] key) {
        return db.query(FIND, (row, _) -> row.getObject("evidence_id", UUID.class), key).stream()
                .findFirst()
                .flatMap(evidence -> archive.find(messageId, evidence));
    }
}
