package org.eaddress.hub.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
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
    static final String COLUMNS = """
            batch_id, sender, sender_name, assurance, content, digest, state, recipients, looked_at, accepted, reason,
            created_at, held_at, approved_by, approved_at, failures""";
    private static final String ADD = """
            insert into batch (batch_id, sender, sender_name, assurance, submitted_by, content, digest, recipients,
                               expires_at, state, created_at, turn_at)
            values (:batch, :sender, :name, :assurance, :client, :content, :digest, :recipients,
                    :expires, 'running', :now, :now)
            on conflict do nothing""";
    private static final String ADD_RECIPIENTS = """
            insert into batch_item (batch_id, number, recipient)
            select :batch, r.number - 1, r.recipient from unnest(:recipients) with ordinality as r(recipient, number)""";
    private static final String FIND = "select " + COLUMNS + " from batch where batch_id = :batch";
    private static final String APPROVE = """
            update batch set state = 'running', approved_by = :by, approved_client = :client,
              approved_address = :address, approved_at = :now, turn_at = :now
            where batch_id = :batch and state = 'held'
              and (submitted_by is null or submitted_by is distinct from :client)""";
    private static final String STOP = """
            update batch set state = 'stopped', reason = :reason
            where batch_id = :batch and state in ('running', 'held')""";
    private static final String STOP_UNAPPROVED = """
            update batch set state = 'stopped', reason = :reason where state = 'held' and held_at <= :before""";
    private static final String STOP_OVER = """
            update batch set state = 'stopped', reason = :reason
            where state in ('running', 'held') and expires_at <= :now""";
    private static final String COUNT_UNFINISHED = """
            select count(*) from batch where sender = :sender and state in ('running', 'held')""";
    private static final String UNFINISHED = "select " + COLUMNS + """
             from batch where state in ('running', 'held') and (sender = :sender or (:sender = '' and not is_of_sandbox(sender)))
            order by state = 'running', created_at limit :limit""";
    private static final String FORGET = """
            with ended as (
              delete from batch where batch_id in (
                select batch_id from batch where state in ('stopped', 'done') and created_at <= :before
                order by created_at limit :limit for update skip locked)
              returning batch_id
            )
            delete from batch_item using ended where batch_item.batch_id = ended.batch_id""";
    private static final String SETTLED = """
            select number, recipient, message_id, problem from batch_item
            where batch_id = :batch and number >= :from and message_id is not null order by number limit :limit""";

    private final JdbcClient db;

    BatchRows(JdbcClient db) {
        this.db = db;
    }

    /// A batch with what its messages are made of.
    ///
    /// @param failures how many of its turns failed in a row
    record Whole(Batch batch, Caller caller, String content, Sha256 digest, int failures) {}

    /// One recipient, before or after its turn.
    record Row(int number, EAddress recipient, Optional<UUID> message, Optional<String> problem) {}

    /// Whether it is new.
    boolean add(UUID id, Caller caller, String client, Message message, Instant now) {
        int rows = db.sql(ADD)
                .param("batch", id)
                .param("sender", caller.eAddress().value())
                .param("name", caller.name())
                .param("assurance", caller.assuranceLevel())
                .param("client", client)
                .param("content", BatchContent.of(message))
                .param("digest", message.digest().bytes())
                .param("recipients", message.to().size())
                .param("expires", timestamp(message.schedule().expiresAt()), Types.TIMESTAMP)
                .param("now", Timestamp.from(now))
                .update();
        if (rows == 1) {
            db.sql(ADD_RECIPIENTS)
                    .param("batch", id)
                    .param(
                            "recipients",
                            message.to().stream().map(EAddress::value).toArray(String[]::new))
                    .update();
        }
        return rows == 1;
    }

    Optional<Whole> find(UUID id) {
        return db.sql(FIND).param("batch", id).query(BatchRows::whole).optional();
    }

    /// Those that are held, then those that run, the oldest first, of everybody or of one sender.
    List<Whole> unfinished(Optional<EAddress> sender, int limit) {
        return db.sql(UNFINISHED)
                .param("sender", sender.map(EAddress::value).orElse(""))
                .param("limit", limit)
                .query(BatchRows::whole)
                .list();
    }

    int countUnfinished(EAddress sender) {
        return db.sql(COUNT_UNFINISHED)
                .param("sender", sender.value())
                .query(Integer.class)
                .single();
    }

    boolean approve(UUID id, Batches.Decider by, Instant now) {
        return db.sql(APPROVE)
                        .param("by", by.name())
                        .param("client", by.client().orElse(null), Types.VARCHAR)
                        .param("address", by.eAddress().map(EAddress::value).orElse(null), Types.VARCHAR)
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

    /// Those whose messages would end before they begin.
    void stopOver(Instant now, String reason) {
        db.sql(STOP_OVER)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .update();
    }

    void forget(Instant createdBefore, int limit) {
        db.sql(FORGET)
                .param("before", Timestamp.from(createdBefore))
                .param("limit", limit)
                .update();
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

    static Whole whole(ResultSet row, int number) throws SQLException {
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
                Sha256.of(row.getBytes("digest")),
                row.getInt("failures"));
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> time) {
        return time.map(Timestamp::from).orElse(null);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
