package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.submission.BatchRows.Row;
import org.eaddress.hub.submission.BatchRows.Whole;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whose turn it is. A hub that takes a turn has it for a while, without a transaction; what it does in the end it
/// does only if it still has it.
@Component
class BatchTurns {
    /// Senders take turns, and their batches among themselves.
    private static final String TAKE = """
            with senders as (
              select sender, max(passed) as passed from batch where state = 'running' group by sender
            )
            update batch set turn_at = :until, passed = nextval('batch_passes') where batch_id = (
              select b.batch_id from batch b join senders s on s.sender = b.sender
              where b.state = 'running' and b.turn_at <= :now
              order by s.passed, b.passed limit 1 for update of b skip locked)
            returning\s""" + BatchRows.COLUMNS;

    private static final String MINE = " where batch_id = :batch and state = 'running' and turn_at = :until";
    private static final String LOCK = "select from batch" + MINE + " for update";
    private static final String NEXT = """
            select number, recipient from batch_item where batch_id = :batch and number >= :from
            order by number limit :limit""";
    private static final String SETTLE = """
            update batch_item set message_id = s.message_id, problem = s.problem
            from unnest(:numbers::integer[], :messages::uuid[], :problems::text[]) as s(number, message_id, problem)
            where batch_id = :batch and batch_item.number = s.number""";
    private static final String PASS = """
            update batch set looked_at = looked_at + :looked, accepted = accepted + :accepted, turn_at = :turn,
              failures = 0, state = case when looked_at + :looked >= recipients then 'done' else state end
            where batch_id = :batch""";
    private static final String REST = "update batch set turn_at = :turn" + MINE;
    private static final String HOLD = "update batch set state = 'held', held_at = :now" + MINE;
    private static final String STOP = "update batch set state = 'stopped', reason = :reason" + MINE;
    private static final String FAIL = "update batch set failures = failures + 1, turn_at = :turn" + MINE;

    private final JdbcClient db;

    BatchTurns(JdbcClient db) {
        this.db = db;
    }

    /// A turn that this hub has, until then.
    record Turn(Whole whole, Instant until) {
        UUID batch() {
            return whole.batch().id();
        }

        EAddress sender() {
            return whole.batch().sender();
        }
    }

    /// What became of one recipient's turn.
    record Settled(int number, UUID message, Optional<String> problem) {}

    /// That of the sender that has waited longest. It is durable when it returns.
    Optional<Turn> take(Instant now, Instant until) {
        return db.sql(TAKE)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(BatchRows::whole)
                .optional()
                .map(whole -> new Turn(whole, until));
    }

    /// Whether this hub still has it; nobody takes or stops it until the caller's transaction ends.
    boolean lock(Turn turn) {
        return mine(LOCK, turn).query((_, _) -> true).optional().isPresent();
    }

    List<Row> next(Turn turn, int limit) {
        return db.sql(NEXT)
                .param("batch", turn.batch())
                .param("from", turn.whole().batch().lookedAt())
                .param("limit", limit)
                .query((row, _) -> new Row(
                        row.getInt("number"),
                        new EAddress(row.getString("recipient")),
                        Optional.empty(),
                        Optional.empty()))
                .list();
    }

    /// In the caller's transaction, after [#lock].
    void settle(Turn turn, List<Settled> settled, Instant now) {
        db.sql(SETTLE)
                .param("numbers", settled.stream().map(Settled::number).toArray(Integer[]::new))
                .param("messages", settled.stream().map(Settled::message).toArray(UUID[]::new))
                .param("problems", problems(settled))
                .param("batch", turn.batch())
                .update();
        db.sql(PASS)
                .param("looked", settled.size())
                .param("accepted", (int)
                        settled.stream().filter(one -> one.problem().isEmpty()).count())
                .param("turn", Timestamp.from(now))
                .param("batch", turn.batch())
                .update();
    }

    private static @Nullable String[] problems(List<Settled> settled) {
        @Nullable String[] problems = new String[settled.size()];
        for (int i = 0; i < problems.length; i++) {
            problems[i] = settled.get(i).problem().orElse(null);
        }
        return problems;
    }

    void rest(Turn turn, Instant until) {
        mine(REST, turn).param("turn", Timestamp.from(until)).update();
    }

    void hold(Turn turn, Instant now) {
        mine(HOLD, turn).param("now", Timestamp.from(now)).update();
    }

    void stop(Turn turn, String reason) {
        mine(STOP, turn).param("reason", reason).update();
    }

    /// It failed once more, and has no turn until then.
    void fail(Turn turn, Instant until) {
        mine(FAIL, turn).param("turn", Timestamp.from(until)).update();
    }

    private JdbcClient.StatementSpec mine(String sql, Turn turn) {
        return db.sql(sql).param("batch", turn.batch()).param("until", Timestamp.from(turn.until()));
    }
}
