package org.eaddress.hub.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The batches and their recipients, as the database keeps them.
@Component
class BatchRows {
    private static final String COLUMNS = """
            batch_id, sender, sender_name, assurance, content, digest, state, recipients, looked_at, accepted, reason,
            created_at, held_at, approved_by, approved_at""";
    private static final String ADD = """
            insert into batch (batch_id, sender, sender_name, assurance, content, digest, recipients, state,
                               created_at, turn_at)
            values (:batch, :sender, :name, :assurance, :content, :digest, :recipients, 'running', :now, :now)
            on conflict do nothing""";
    private static final String ADD_RECIPIENTS = """
            insert into batch_item (batch_id, number, recipient)
            select :batch, r.number - 1, r.recipient from unnest(:recipients) with ordinality as r(recipient, number)""";
    private static final String FIND = "select " + COLUMNS + " from batch where batch_id = :batch";
    private static final String TAKE = "select " + COLUMNS + """
             from batch where state = 'running' and turn_at <= :now
            order by turn_at limit 1 for update skip locked""";
    private static final String NEXT = """
            select number, recipient from batch_item where batch_id = :batch and number >= :from
            order by number limit :limit""";
    private static final String SETTLE = """
            update batch_item set message_id = s.message_id, problem = s.problem
            from unnest(:numbers::integer[], :messages::uuid[], :problems::text[]) as s(number, message_id, problem)
            where batch_id = :batch and batch_item.number = s.number""";
    private static final String PASS = """
            update batch set looked_at = looked_at + :looked, accepted = accepted + :accepted, turn_at = :turn,
              state = case when looked_at + :looked >= recipients then 'done' else state end
            where batch_id = :batch""";
    private static final String REST = "update batch set turn_at = :turn where batch_id = :batch";
    private static final String HOLD = "update batch set state = 'held', held_at = :now where batch_id = :batch";
    private static final String APPROVE = """
            update batch set state = 'running', approved_by = :by, approved_at = :now, turn_at = :now
            where batch_id = :batch and state = 'held'""";
    private static final String STOP = """
            update batch set state = 'stopped', reason = :reason
            where batch_id = :batch and state in ('running', 'held')""";
    private static final String STOP_UNAPPROVED = """
            update batch set state = 'stopped', reason = :reason where state = 'held' and held_at <= :before""";
    private static final String UNFINISHED = "select " + COLUMNS + """
             from batch where state in ('running', 'held') and (:sender = '' or sender = :sender)
            order by created_at limit :limit""";
    private static final String FORGET = """
            with ended as (
              delete from batch where batch_id in (
                select batch_id from batch where state in ('stopped', 'done') and created_at <= :before
                order by created_at limit :limit for update skip locked)
              returning batch_id
            )
            delete from batch_item using ended where batch_item.batch_id = ended.batch_id""";
    private static final String LARGEST = """
            select coalesce(max(recipients), 0) from batch
            where sender = :sender and created_at >= :since and state = 'done' and batch_id <> :batch""";
    private static final String SETTLED = """
            select number, recipient, message_id, problem from batch_item
            where batch_id = :batch and number >= :from and message_id is not null order by number limit :limit""";

    private final JdbcClient db;

    BatchRows(JdbcClient db) {
        this.db = db;
    }

    /// A batch with what its messages are made of.
    record Whole(Batch batch, Caller caller, String content, Sha256 digest) {}

    /// One recipient, before or after its turn.
    record Row(int number, EAddress recipient, Optional<UUID> message, Optional<String> problem) {}

    /// What became of one recipient's turn.
    record Settled(int number, UUID message, Optional<String> problem) {}

    /// Whether it is new.
    boolean add(UUID id, Caller caller, String content, Sha256 digest, List<EAddress> recipients, Instant now) {
        int rows = db.sql(ADD)
                .param("batch", id)
                .param("sender", caller.eAddress().value())
                .param("name", caller.name())
                .param("assurance", caller.assuranceLevel())
                .param("content", content)
                .param("digest", digest.bytes())
                .param("recipients", recipients.size())
                .param("now", Timestamp.from(now))
                .update();
        if (rows == 1) {
            db.sql(ADD_RECIPIENTS)
                    .param("batch", id)
                    .param(
                            "recipients",
                            recipients.stream().map(EAddress::value).toArray(String[]::new))
                    .update();
        }
        return rows == 1;
    }

    Optional<Whole> find(UUID id) {
        return db.sql(FIND).param("batch", id).query(BatchRows::whole).optional();
    }

    /// Those that run or are held, the oldest first, of everybody or of one sender.
    List<Whole> unfinished(Optional<EAddress> sender, int limit) {
        return db.sql(UNFINISHED)
                .param("sender", sender.map(EAddress::value).orElse(""))
                .param("limit", limit)
                .query(BatchRows::whole)
                .list();
    }

    /// The running one that has waited longest for its turn, if no other hub holds it.
    Optional<Whole> take(Instant now) {
        return db.sql(TAKE)
                .param("now", Timestamp.from(now))
                .query(BatchRows::whole)
                .optional();
    }

    List<Row> next(UUID id, int from, int limit) {
        return db.sql(NEXT)
                .param("batch", id)
                .param("from", from)
                .param("limit", limit)
                .query((row, _) -> new Row(
                        row.getInt("number"),
                        new EAddress(row.getString("recipient")),
                        Optional.empty(),
                        Optional.empty()))
                .list();
    }

    void settle(UUID id, List<Settled> settled, Instant turn) {
        db.sql(SETTLE)
                .param("numbers", settled.stream().map(Settled::number).toArray(Integer[]::new))
                .param("messages", settled.stream().map(Settled::message).toArray(UUID[]::new))
                .param("problems", problems(settled))
                .param("batch", id)
                .update();
        db.sql(PASS)
                .param("looked", settled.size())
                .param("accepted", (int)
                        settled.stream().filter(one -> one.problem().isEmpty()).count())
                .param("turn", Timestamp.from(turn))
                .param("batch", id)
                .update();
    }

    private static @Nullable String[] problems(List<Settled> settled) {
        @Nullable String[] problems = new String[settled.size()];
        for (int i = 0; i < problems.length; i++) {
            problems[i] = settled.get(i).problem().orElse(null);
        }
        return problems;
    }

    void rest(UUID id, Instant turn) {
        db.sql(REST).param("turn", Timestamp.from(turn)).param("batch", id).update();
    }

    void hold(UUID id, Instant now) {
        db.sql(HOLD).param("now", Timestamp.from(now)).param("batch", id).update();
    }

    boolean approve(UUID id, String by, Instant now) {
        return db.sql(APPROVE)
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .param("batch", id)
                        .update()
                == 1;
    }

    boolean stop(UUID id, String reason) {
        return db.sql(STOP).param("reason", reason).param("batch", id).update() == 1;
    }

    void stopUnapproved(Instant heldBefore, String reason) {
        db.sql(STOP_UNAPPROVED)
                .param("reason", reason)
                .param("before", Timestamp.from(heldBefore))
                .update();
    }

    void forget(Instant createdBefore, int limit) {
        db.sql(FORGET)
                .param("before", Timestamp.from(createdBefore))
                .param("limit", limit)
                .update();
    }

    /// How many recipients the sender's largest finished batch had since then.
    int largest(EAddress sender, Instant since, UUID except) {
        return db.sql(LARGEST)
                .param("sender", sender.value())
                .param("since", Timestamp.from(since))
                .param("batch", except)
                .query(Integer.class)
                .single();
    }

    List<Row> settled(UUID id, int from, int limit) {
        return db.sql(SETTLED)
                .param("batch", id)
                .param("from", from)
                .param("limit", limit)
                .query((row, _) -> new Row(
                        row.getInt("number"),
                        new EAddress(row.getString("recipient")),
                        Optional.of(row.getObject("message_id", UUID.class)),
                        Optional.ofNullable(row.getString("problem"))))
                .list();
    }

    private static Whole whole(ResultSet row, int number) throws SQLException {
        EAddress sender = new EAddress(row.getString("sender"));
        return new Whole(
                new Batch(
                        row.getObject("batch_id", UUID.class),
                        sender,
                        Batch.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getInt("recipients"),
                        row.getInt("looked_at"),
                        row.getInt("accepted"),
                        Optional.ofNullable(row.getString("reason")),
                        row.getTimestamp("created_at").toInstant(),
                        instant(row, "held_at"),
                        Optional.ofNullable(row.getString("approved_by")),
                        instant(row, "approved_at")),
                new Caller(sender, row.getString("sender_name"), Caller.Way.MACHINE, row.getString("assurance")),
                row.getString("content"),
                Sha256.of(row.getBytes("digest")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
