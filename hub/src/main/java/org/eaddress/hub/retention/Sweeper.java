package org.eaddress.hub.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.submission.Erasures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Erases the documents whose retention ended, in the order of the message ids.
///
/// Each round is one transaction: the keys go, the evidence of it comes, the sweeper has passed. A crash leaves
/// all of it or none. What a hold keeps is remembered, and looked at again in every sweep.
@Component
class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int ROUND = 100;

    private static final String TAKE_TURN = "select after_message from retention_progress for update skip locked";
    private static final String KEEP_HOLDS_STILL = "lock table legal_hold in share mode";
    private static final String NEXT = """
            select m.message_id, m.accepted_at <= :ended and not %s as ended
            from message m where m.message_id > :after and m.message_id < uuid_floor(:ended)
            order by m.message_id limit :limit""".formatted(LegalHolds.OVER_M);
    private static final String PASS = "update retention_progress set after_message = :message";
    private static final String DEFER =
            "insert into retention_deferred (message_id) select unnest(:messages) on conflict do nothing";
    private static final String RELEASED = """
            select m.message_id from retention_deferred join message m using (message_id)
            where m.accepted_at <= :ended and not %s order by m.message_id limit :limit""".formatted(LegalHolds.OVER_M);
    private static final String DONE = "delete from retention_deferred where message_id = any(:messages)";

    private final JdbcClient db;
    private final Erasures erasures;
    private final RetentionPolicy policy;
    private final Clock clock;

    Sweeper(JdbcClient db, Erasures erasures, RetentionPolicy policy, Clock clock) {
        this.db = db;
        this.erasures = erasures;
        this.policy = policy;
        this.clock = clock;
    }

    private record Candidate(UUID message, boolean ended) {}

    /// Looks at the next messages; whether there may be more. Nothing is done while another hub sweeps.
    @Transactional
    public boolean passOn() {
        Optional<UUID> after = db.sql(TAKE_TURN).query(UUID.class).optional();
        if (after.isEmpty()) {
            return false;
        }
        db.sql(KEEP_HOLDS_STILL).update();
        Instant now = clock.instant();
        List<Candidate> next = next(after.get(), now);
        if (next.isEmpty()) {
            return false;
        }
        erase(next.stream().filter(Candidate::ended).map(Candidate::message).toList(), now);
        db.sql(DEFER)
                .param(
                        "messages",
                        next.stream()
                                .filter(candidate -> !candidate.ended())
                                .map(Candidate::message)
                                .toArray(UUID[]::new))
                .update();
        db.sql(PASS).param("message", next.getLast().message()).update();
        return next.size() == ROUND;
    }

    /// Goes back to those that were left behind and are held no longer; whether there may be more.
    @Transactional
    public boolean goBack() {
        if (db.sql(TAKE_TURN).query(UUID.class).optional().isEmpty()) {
            return false;
        }
        db.sql(KEEP_HOLDS_STILL).update();
        Instant now = clock.instant();
        List<UUID> released = db.sql(RELEASED)
                .param("now", Timestamp.from(now))
                .param("ended", Timestamp.from(now.minus(policy.documents())))
                .param("limit", ROUND)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
        erase(released, now);
        db.sql(DONE).param("messages", released.toArray(UUID[]::new)).update();
        return released.size() == ROUND;
    }

    private List<Candidate> next(UUID after, Instant now) {
        return db.sql(NEXT)
                .param("now", Timestamp.from(now))
                .param("ended", Timestamp.from(now.minus(policy.documents())))
                .param("after", after)
                .param("limit", ROUND)
                .query((row, _) -> new Candidate(row.getObject("message_id", UUID.class), row.getBoolean("ended")))
                .list();
    }

    private void erase(List<UUID> messages, Instant now) {
        int erased = erasures.erase(messages, now).size();
        if (erased > 0) {
            LOG.info("The documents of {} messages reached the end of their retention and were erased", erased);
        }
    }
}
