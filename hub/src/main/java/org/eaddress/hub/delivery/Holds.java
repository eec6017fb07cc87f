package org.eaddress.hub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// For which recipients the law's clock stands still because they were not told of a message.
///
/// Whoever tells them begins a hold when the message is consigned and ends it when the first notice was given: a
/// notice that nobody sends holds the clock all by itself.
@Component
public class Holds {
    private static final String BEGIN = """
            insert into clock_hold (message_id, recipient, from_at)
            select message_id, recipient, :at
            from unnest(:messages::uuid[], :recipients::text[]) as told(message_id, recipient)
            on conflict do nothing""";
    private static final String FAIL = """
            insert into clock_hold (message_id, recipient, from_at, failed_at)
            values (:message, :recipient, :from, :at)
            on conflict (message_id, recipient) do update
              set until_at = null,
                  from_at = case when clock_hold.until_at is null then clock_hold.from_at else excluded.from_at end,
                  failed_at = coalesce(
                case when clock_hold.until_at is null then clock_hold.failed_at end, excluded.failed_at)""";
    /// Locked in the order of their ids first, so that two calls of the same messages never wait for each other.
    static final String END = """
            with standing as (
              select h.message_id, h.recipient
              from unnest(:messages::uuid[], :recipients::text[]) as ended(message_id, recipient)
                join clock_hold h on h.message_id = ended.message_id and h.recipient = ended.recipient
              where h.message_id = any(:messages::uuid[]) and h.until_at is null
              order by h.message_id, h.recipient for update of h
            )
            update clock_hold h set until_at = :at from standing
            where h.message_id = standing.message_id and h.recipient = standing.recipient
              and h.message_id = any(:messages::uuid[])
            returning h.message_id, h.recipient, from_at, until_at, failed_at""";
    private static final String END_ALL = """
            update clock_hold set until_at = :at where recipient = :recipient and until_at is null
            returning message_id, recipient, from_at, until_at, failed_at""";
    /// Found by their messages alone: one recipient may have very many, and the planner would look through them.
    static final String FORGET = """
            delete from clock_hold
            where message_id = any(:messages::uuid[])
              and (message_id, recipient || '') in (
                select message_id, recipient
                from unnest(:messages::uuid[], :recipients::text[]) as felt(message_id, recipient))""";
    private static final String SELECT = "select message_id, recipient, from_at, until_at, failed_at from clock_hold ";
    private static final String OF_MESSAGE = SELECT + "where message_id = :message limit :limit";
    private static final String OF_RECIPIENT = SELECT + """
            where recipient = :recipient and from_at >= :from and from_at < :to order by from_at limit :limit""";
    private static final String FAILED = SELECT + """
            where until_at is null and failed_at is not null order by failed_at, message_id limit :limit""";
    private static final String FAILED_OF_RECIPIENT = SELECT + """
            where recipient = :recipient and until_at is null and failed_at is not null
            order by from_at limit :limit""";
    private static final String COUNT_FAILED = """
            select count(*) from (
              select from clock_hold where until_at is null and failed_at is not null limit :limit) failed""";
    private static final int LIMIT = 10_000;

    private final JdbcClient db;
    private final Deliveries deliveries;
    private final Withdrawals withdrawals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Holds(
            JdbcClient db,
            Deliveries deliveries,
            Withdrawals withdrawals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.deliveries = deliveries;
        this.withdrawals = withdrawals;
        this.events = events;
        this.clock = clock;
    }

    /// These were just consigned, and their recipients are going to be told; in the caller's transaction.
    public void begin(List<HandedOver.Item> items, Instant at) {
        of(BEGIN, items).param("at", Timestamp.from(at)).update();
    }

    /// Every way to tell the recipient has failed: the clock stands still, since `from`. If it was sealed already
    /// that the message counts as notified, that is withdrawn. What was opened, expired or was recalled stays as it
    /// is: its recipient needs no notice any more.
    ///
    /// @param nextTry when the recipient is told next, if that is tried again by itself
    @Transactional
    public void fail(
            UUID messageId, EAddress recipient, Instant from, Instant at, String reason, Optional<Instant> nextTry) {
        deliveries.lock(messageId); // before the hold, as whoever ends a delivery does
        if (!deliveries.waitsForReader(messageId, recipient)) {
            return;
        }
        db.sql(FAIL)
                .param("message", messageId)
                .param("recipient", recipient.value())
                .param("from", Timestamp.from(from))
                .param("at", Timestamp.from(at))
                .update();
        withdrawals.withdraw(messageId, recipient, reason);
        events.publishEvent(new ClockHeld(messageId, recipient, from, nextTry));
    }

    /// The recipient knows of the message: the clock goes on.
    @Transactional
    public void end(UUID messageId, EAddress recipient, Instant at) {
        end(List.of(new HandedOver.Item(messageId, recipient)), at);
    }

    /// The same of several, in the caller's transaction.
    public void end(List<HandedOver.Item> items, Instant at) {
        List<HeldMessage> ended = of(END, items)
                .param("at", Timestamp.from(at))
                .query((row, _) -> held(row))
                .list();
        forget(ended.stream().filter(Holds::wasNeverFelt).toList());
        ended.forEach(hold -> released(hold, at));
    }

    private StatementSpec of(String sql, List<HandedOver.Item> items) {
        return db.sql(sql)
                .param(
                        "messages",
                        items.stream().map(HandedOver.Item::messageId).toArray(UUID[]::new))
                .param(
                        "recipients",
                        items.stream().map(item -> item.recipient().value()).toArray(String[]::new));
    }

    /// The recipient wants to be told nowhere any more: the clock goes on for all its messages.
    @Transactional
    public void endAll(EAddress recipient, Instant at) {
        db.sql(END_ALL)
                .param("recipient", recipient.value())
                .param("at", Timestamp.from(at))
                .query((row, _) -> held(row))
                .list()
                .forEach(hold -> released(hold, at));
    }

    private void released(HeldMessage hold, Instant at) {
        if (hold.failedAt().isPresent()) {
            events.publishEvent(new ClockReleased(hold.messageId(), hold.recipient(), at));
        }
    }

    /// No day ended while it stood, and nobody was told of it.
    private static boolean wasNeverFelt(HeldMessage hold) {
        return hold.failedAt().isEmpty()
                && LatvianCalendar.dayOf(hold.from())
                        .equals(LatvianCalendar.dayOf(hold.until().orElseThrow()));
    }

    private void forget(List<HeldMessage> holds) {
        if (!holds.isEmpty()) {
            of(
                            FORGET,
                            holds.stream()
                                    .map(hold -> new HandedOver.Item(hold.messageId(), hold.recipient()))
                                    .toList())
                    .update();
        }
    }

    /// The holds of a message, as they are now, by recipient.
    public Map<EAddress, HeldMessage> of(UUID messageId) {
        return db
                .sql(OF_MESSAGE)
                .param("message", messageId)
                .param("limit", LIMIT)
                .query((row, _) -> held(row))
                .list()
                .stream()
                .collect(Collectors.toMap(HeldMessage::recipient, held -> held));
    }

    /// What holds the clock of this message for this recipient, if anything does or did.
    public List<Hold> of(UUID messageId, EAddress recipient) {
        return now(of(messageId).get(recipient));
    }

    List<Hold> now(@Nullable HeldMessage held) {
        return Optional.ofNullable(held)
                .map(one -> List.of(one.holdAt(clock.instant())))
                .orElse(List.of());
    }

    /// The messages consigned to this recipient between two times of which it was told late or not yet, the oldest
    /// first.
    public List<HeldMessage> of(EAddress recipient, Instant from, Instant to, int limit) {
        return db.sql(OF_RECIPIENT)
                .param("recipient", recipient.value())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("limit", limit)
                .query((row, _) -> held(row))
                .list();
    }

    /// Those for which every way has failed, the longest first: for the board.
    public List<HeldMessage> failed(int limit) {
        return db.sql(FAILED).param("limit", limit).query((row, _) -> held(row)).list();
    }

    /// Those of one recipient.
    public List<HeldMessage> failed(EAddress recipient, int limit) {
        return db.sql(FAILED_OF_RECIPIENT)
                .param("recipient", recipient.value())
                .param("limit", limit)
                .query((row, _) -> held(row))
                .list();
    }

    /// How many there are; counts no further than `limit`.
    public int countFailed(int limit) {
        return db.sql(COUNT_FAILED).param("limit", limit).query(Integer.class).single();
    }

    private static HeldMessage held(ResultSet row) throws SQLException {
        return new HeldMessage(
                row.getObject("message_id", UUID.class),
                new EAddress(row.getString("recipient")),
                row.getTimestamp("from_at").toInstant(),
                instant(row, "until_at"),
                instant(row, "failed_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
