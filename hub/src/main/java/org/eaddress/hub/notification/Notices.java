package org.eaddress.hub.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.notification.Notice.About;
import org.eaddress.hub.notification.NoticeRows.New;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The notices: a queue of those to give, and what became of each.
@Component
class Notices {
    /// The channel of the watchdog's own notices.
    static final UUID WATCHDOG = new UUID(0, 0);

    /// By the ids of those taken, found first: else the planner looks through all notices for them.
    static final String TAKE = """
            update notice set next_at = :lost, attempts = attempts + 1
            where notice_id = any(array(
              select notice_id from notice where next_at <= :now order by next_at limit :limit for update skip locked))
            returning\s""" + NoticeRows.COLUMNS;
    private static final String FIND =
            "select " + NoticeRows.COLUMNS + " from notice where notice_id = :notice and state = :state for update";
    private static final String GIVEN_SINCE = "select " + NoticeRows.COLUMNS + """
             from notice where settled_at >= :since and state = 'given' and kind = :kind and message_id is not null
            order by settled_at limit :limit for update skip locked""";
    private static final String SETTLE = """
            update notice set state = :state, reason = :reason, settled_at = :at, next_at = :next
            where notice_id = :notice and attempts = :attempt""";
    private static final String SETTLE_ALL = """
            update notice n set state = :state, reason = null, settled_at = :at, next_at = null
            from unnest(:notices::uuid[], :attempts::smallint[]) as one(notice_id, attempts)
            where n.notice_id = one.notice_id and n.attempts = one.attempts and n.notice_id = any(:notices::uuid[])
              and n.state <> :state
            returning n.notice_id""";
    private static final String IS_ANY_LEFT = """
            select exists (select from notice
              where message_id = :message and recipient = :recipient and state in ('due', 'given', 'arrived')
                and reminder = 0)""";
    private static final String NEXT_TRY = """
            select min(next_at) as next_at from notice
            where message_id = :message and recipient = :recipient and reminder = 0""";
    private static final String REMINDERS = """
            select message_id, channel_id, reminder from notice
            where message_id = any(:messages) and reminder > 0 limit :limit""";
    private static final String DROP = """
            update notice set state = 'failed', reason = 'removed', next_at = null
            where channel_id = :channel and next_at is not null""";
    private static final int MOST_REMINDERS = 10_000;

    private final JdbcClient db;
    private final JdbcTemplate statements;

    Notices(JdbcClient db, JdbcTemplate statements) {
        this.db = db;
        this.statements = statements;
    }

    void add(List<New> rows) {
        if (!rows.isEmpty()) {
            statements.update(NoticeRows.INSERT, NoticeRows.of(rows));
        }
    }

    /// Takes those to give now that nobody else has taken; they are to be given again when nothing is heard of them
    /// until `lost`.
    List<Notice> take(Instant now, Instant lost, int limit) {
        return db.sql(TAKE)
                .param("now", Timestamp.from(now))
                .param("lost", Timestamp.from(lost))
                .param("limit", limit)
                .query((row, _) -> NoticeRows.notice(row))
                .list();
    }

    /// This one, if it is in that state; locked in the caller's transaction.
    Optional<Notice> find(UUID id, String state) {
        return db.sql(FIND)
                .param("notice", id)
                .param("state", state)
                .query((row, _) -> NoticeRows.notice(row))
                .optional();
    }

    /// Those given since then and not known to have arrived; locked in the caller's transaction.
    List<Notice> givenSince(Instant since, Channel.Kind kind, int limit) {
        return db.sql(GIVEN_SINCE)
                .param("since", Timestamp.from(since))
                .param("kind", kind.code())
                .param("limit", limit)
                .query((row, _) -> NoticeRows.notice(row))
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

    /// The same of many that need no further attempt. Those of them whose last attempt it is, and of which it was
    /// not written down before.
    Set<UUID> settle(List<Notice> all, String state, Instant at) {
        return Set.copyOf(db.sql(SETTLE_ALL)
                .param("state", state)
                .param("at", Timestamp.from(at))
                .param("notices", all.stream().map(Notice::id).toArray(UUID[]::new))
                .param("attempts", all.stream().map(Notice::attempt).toArray(Integer[]::new))
                .query((row, _) -> row.getObject("notice_id", UUID.class))
                .list());
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

    /// Those of these after which a reminder was planned before.
    List<Notice> followed(List<Notice> all) {
        Set<Reminder> planned = Set.copyOf(db.sql(REMINDERS)
                .param(
                        "messages",
                        all.stream()
                                .map(notice -> notice.about().orElseThrow().messageId())
                                .distinct()
                                .toArray(UUID[]::new))
                .param("limit", MOST_REMINDERS)
                .query((row, _) -> new Reminder(
                        row.getObject("message_id", UUID.class),
                        row.getObject("channel_id", UUID.class),
                        row.getInt("reminder")))
                .list());
        return all.stream()
                .filter(notice -> planned.contains(Reminder.after(notice)))
                .toList();
    }

    private record Reminder(UUID messageId, UUID channelId, int number) {
        static Reminder after(Notice notice) {
            return new Reminder(notice.about().orElseThrow().messageId(), notice.channelId(), notice.reminder() + 1);
        }
    }

    /// The channel is no more.
    void drop(UUID channel) {
        db.sql(DROP).param("channel", channel).update();
    }
}
