package org.eaddress.hub.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lets go what has ended, in the order of the message ids, each [Ending] by itself.
///
/// Each round is one transaction: things go, the evidence of it comes, the sweeper has passed. A crash leaves
/// all of it or none. What a hold keeps is remembered, and looked at again in every sweep.
@Component
class Sweeper {
    private static final int ROUND = 100;

    private static final String TAKE_TURN = "select one from retention_progress for update skip locked";
    private static final String KEEP_HOLDS_STILL = "lock table legal_hold in share mode";
    private static final String BEGIN = "insert into retention_pass (policy) values (:policy) on conflict do nothing";
    private static final String WHERE = "select after_message from retention_pass where policy = :policy";
    private static final String PASS = "update retention_pass set after_message = :message where policy = :policy";
    private static final String DEFER = """
            insert into retention_deferred (policy, message_id) select :policy, unnest(:messages::uuid[])
            on conflict do nothing""";
    private static final String DONE =
            "delete from retention_deferred where policy = :policy and message_id = any(:messages)";

    private final JdbcClient db;
    private final Clock clock;

    Sweeper(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private enum Standing {
        ENDED,
        KEPT,
        NOT_CONCERNED
    }

    private record Candidate(UUID message, Standing standing) {}

    /// Looks at the next messages; whether there may be more. Nothing is done while another hub sweeps.
    @Transactional
    public boolean passOn(Ending ending) {
        if (!takeTurn()) {
            return false;
        }
        Instant now = clock.instant();
        List<Candidate> next = next(ending, now);
        if (next.isEmpty()) {
            return false;
        }
        end(ending, ids(next, candidate -> candidate.standing() == Standing.ENDED), now);
        List<UUID> kept = ids(next, candidate -> candidate.standing() == Standing.KEPT);
        update(DEFER, ending, kept);
        db.sql(PASS)
                .param("policy", ending.name())
                .param("message", next.getLast().message())
                .update();
        return next.size() == ROUND;
    }

    /// Goes back to those that were left behind and are held no longer; whether there may be more.
    @Transactional
    public boolean goBack(Ending ending) {
        if (!takeTurn()) {
            return false;
        }
        Instant now = clock.instant();
        List<UUID> released = db.sql(ending.released())
                .param("policy", ending.name())
                .param("now", Timestamp.from(now))
                .param("ended", Timestamp.from(now.minus(ending.retention())))
                .param("limit", ROUND)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
        end(ending, released, now);
        update(DONE, ending, released);
        return released.size() == ROUND;
    }

    private boolean takeTurn() {
        if (db.sql(TAKE_TURN).query(Boolean.class).optional().isEmpty()) {
            return false;
        }
        db.sql(KEEP_HOLDS_STILL).update();
        return true;
    }

    private List<Candidate> next(Ending ending, Instant now) {
        db.sql(BEGIN).param("policy", ending.name()).update();
        return db.sql(ending.next())
                .param(
                        "after",
                        db.sql(WHERE)
                                .param("policy", ending.name())
                                .query(UUID.class)
                                .single())
                .param("now", Timestamp.from(now))
                .param("ended", Timestamp.from(now.minus(ending.retention())))
                .param("limit", ROUND)
                .query((row, _) -> new Candidate(row.getObject("message_id", UUID.class), standing(row)))
                .list();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        boolean ended = row.getBoolean("ended");
        if (row.wasNull()) {
            return Standing.NOT_CONCERNED;
        }
        return ended ? Standing.ENDED : Standing.KEPT;
    }

    private static List<UUID> ids(List<Candidate> candidates, Predicate<Candidate> which) {
        return candidates.stream().filter(which).map(Candidate::message).toList();
    }

    private static void end(Ending ending, List<UUID> messages, Instant now) {
        if (!messages.isEmpty()) {
            ending.end().of(messages, now);
        }
    }

    private void update(String sql, Ending ending, List<UUID> messages) {
        db.sql(sql)
                .param("policy", ending.name())
                .param("messages", messages.toArray(UUID[]::new))
                .update();
    }
}
