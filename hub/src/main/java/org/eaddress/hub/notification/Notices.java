package org.eaddress.hub.notification;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.notification.Notice.About;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The notices: a queue of those to give, and what became of each.
@Component
class Notices {
    /// The channel of the watchdog's own notices.
    static final UUID WATCHDOG = new UUID(0, 0);

    private static final String ADD = """
            insert into notice (notice_id, message_id, recipient, consigned_at, channel_id, kind, reminder, due_at,
                                next_at, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'due')""";
    private static final String COLUMNS =
            "notice_id, message_id, recipient, consigned_at, channel_id, kind, reminder, due_at, attempts";
    private static final String TAKE = """
            with taken as (
              select notice_id from notice where next_at <= :now order by next_at limit :limit for update skip locked)
            update notice set next_at = :lost, attempts = attempts + 1
            from taken where notice.notice_id = taken.notice_id
            returning notice.notice_id, message_id, recipient, consigned_at, channel_id, kind, reminder, due_at,
                      attempts""";
    private static final String FIND =
            "select " + COLUMNS + " from notice where notice_id = :notice and state = :state for update";
    private static final String GIVEN_SINCE = "select " + COLUMNS + """
             from notice where settled_at >= :since and state = 'given' and kind = :kind and message_id is not null
            order by settled_at limit :limit for update skip locked""";
    private static final String SETTLE = """
            update notice set state = :state, reason = :reason, settled_at = :at, next_at = :next
            where notice_id = :notice and attempts = :attempt""";
    private static final String IS_ANY_LEFT = """
            select exists (select from notice
              where message_id = :message and recipient = :recipient and state in ('due', 'given', 'arrived')
                and reminder = 0)""";
    private static final String NEXT_TRY = """
            select min(next_at) as next_at from notice
            where message_id = :message and recipient = :recipient and reminder = 0""";
    private static final String IS_FOLLOWED = """
            select exists (select from notice
              where message_id = :message and channel_id = :channel and reminder = :reminder)""";
    private static final String AGAIN_ON_CHANNEL = """
            update notice set next_at = :now
            where notice_id in (
              select notice_id from notice
              where channel_id = :channel and state = 'failed' and (next_at is null or next_at > :soon)
              limit :limit for update skip locked)""";
    private static final String AGAIN_SINCE = """
            update notice set next_at = :now
            where notice_id in (
              select notice_id from notice
              where settled_at >= :since and state = 'failed' and kind = :kind and reason in ('lost', 'not-taken')
                and (next_at is null or next_at > :soon) and message_id is not null
              limit :limit for update skip locked)""";
    private static final String AGAIN_OF_MESSAGE = """
            update notice set next_at = :now
            where notice_id in (
              select notice_id from notice
              where message_id = :message and recipient = :recipient and state = 'failed' and reason <> 'removed'
                and reminder = 0 and (next_at is null or next_at > :soon)
              limit :limit for update skip locked)""";
    private static final String DROP = """
            update notice set state = 'failed', reason = 'removed', next_at = null
            where channel_id = :channel and next_at is not null""";
    private static final int LIMIT = 1000;

    private final JdbcClient db;
    private final JdbcTemplate batches;

    Notices(JdbcClient db, JdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    /// One to add.
    record Row(@Nullable About about, UUID channelId, Channel.Kind kind, int reminder, Instant madeAt, Instant dueAt) {
        static Row first(About about, Channel channel, Instant now) {
            return new Row(about, channel.id(), channel.kind(), 0, now, now);
        }

        static Row reminder(Notice notice, Instant now, Instant dueAt) {
            About about = notice.about().orElseThrow();
            return new Row(about, notice.channelId(), notice.kind(), notice.reminder() + 1, now, dueAt);
        }

        static Row probe(Channel.Kind kind, Instant now) {
            return new Row(null, WATCHDOG, kind, 0, now, now);
        }

        private Object[] values() {
            return new Object[] {
                UuidCreator.getTimeOrderedEpoch(madeAt),
                about == null ? null : about.messageId(),
                about == null ? null : about.recipient().value(),
                about == null ? null : Timestamp.from(about.consignedAt()),
                channelId,
                kind.code(),
                reminder,
                Timestamp.from(dueAt),
                Timestamp.from(dueAt)
            };
        }
    }

    void add(List<Row> rows) {
        batches.batchUpdate(ADD, rows.stream().map(Row::values).toList());
    }

    /// Takes those to give now that nobody else has taken; they are to be given again when nothing is heard of them
    /// until `lost`.
    List<Notice> take(Instant now, Instant lost, int limit) {
        return db.sql(TAKE)
                .param("now", Timestamp.from(now))
                .param("lost", Timestamp.from(lost))
                .param("limit", limit)
                .query((row, _) -> notice(row))
                .list();
    }

    /// This one, if it is in that state; locked in the caller's transaction.
    Optional<Notice> find(UUID id, String state) {
        return db.sql(FIND)
                .param("notice", id)
                .param("state", state)
                .query((row, _) -> notice(row))
                .optional();
    }

    /// Those given since then and not known to have arrived; locked in the caller's transaction.
    List<Notice> givenSince(Instant since, Channel.Kind kind, int limit) {
        return db.sql(GIVEN_SINCE)
                .param("since", Timestamp.from(since))
                .param("kind", kind.code())
                .param("limit", limit)
                .query((row, _) -> notice(row))
                .list();
    }

    /// What became of this attempt; whether it is the last one that was made.
    boolean settle(Notice notice, String state, @Nullable String reason, Instant at, Optional<Instant> next) {
        return db.sql(SETTLE)
                        .param("state", state)
                        .param("reason", reason)
                        .param("at", Timestamp.from(at))
                        .param("next", next.map(Timestamp::from).orElse(null))
                        .param("notice", notice.id())
                        .param("attempt", notice.attempt())
                        .update()
                == 1;
    }

    /// Whether a first notice of the message was given to this recipient or may still be, as it seems now.
    boolean isAnyLeft(About about) {
        return db.sql(IS_ANY_LEFT)
                .param("message", about.messageId())
                .param("recipient", about.recipient().value())
                .query(Boolean.class)
                .single();
    }

    /// When the message's first notice to this recipient is given next, if it is.
    Optional<Instant> nextTry(About about) {
        return db.sql(NEXT_TRY)
                .param("message", about.messageId())
                .param("recipient", about.recipient().value())
                .query((row, _) ->
                        Optional.ofNullable(row.getTimestamp("next_at")).map(Timestamp::toInstant))
                .single();
    }

    /// Whether the reminder after this notice was planned before.
    boolean isFollowed(Notice notice) {
        return db.sql(IS_FOLLOWED)
                .param("message", notice.about().orElseThrow().messageId())
                .param("channel", notice.channelId())
                .param("reminder", notice.reminder() + 1)
                .query(Boolean.class)
                .single();
    }

    /// The channel works: what failed on it and is not to be given before `soon` anyway is given again.
    void giveAgain(UUID channel, Instant now, Instant soon) {
        db.sql(AGAIN_ON_CHANNEL)
                .param("channel", channel)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .param("limit", LIMIT)
                .update();
    }

    /// This kind of channel works again: the same for what did not get through since then. How many there were.
    int giveAgain(Channel.Kind kind, Instant since, Instant now, Instant soon) {
        return db.sql(AGAIN_SINCE)
                .param("kind", kind.code())
                .param("since", Timestamp.from(since))
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .param("limit", LIMIT)
                .update();
    }

    /// Somebody has it tried again: the same for the first notices of one message to one recipient. How many there
    /// were.
    int giveAgain(UUID message, EAddress recipient, Instant now, Instant soon) {
        return db.sql(AGAIN_OF_MESSAGE)
                .param("message", message)
                .param("recipient", recipient.value())
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .param("limit", LIMIT)
                .update();
    }

    /// The channel is no more.
    void drop(UUID channel) {
        db.sql(DROP).param("channel", channel).update();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        UUID message = row.getObject("message_id", UUID.class);
        return new Notice(
                row.getObject("notice_id", UUID.class),
                message == null ? Optional.empty() : Optional.of(about(message, row)),
                row.getObject("channel_id", UUID.class),
                Channel.Kind.of(row.getString("kind")),
                row.getInt("reminder"),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("attempts"));
    }

    private static About about(UUID message, ResultSet row) throws SQLException {
        return new About(
                message,
                new EAddress(row.getString("recipient")),
                row.getTimestamp("consigned_at").toInstant());
    }
}
