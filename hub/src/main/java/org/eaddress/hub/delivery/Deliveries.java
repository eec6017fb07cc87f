package org.eaddress.hub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.delivery.DeliveryState.Consigned;
import org.eaddress.hub.delivery.DeliveryState.Rejected;
import org.eaddress.hub.delivery.DeliveryState.Undelivered;
import org.eaddress.hub.delivery.DeliveryState.Unretrieved;
import org.eaddress.hub.delivery.DeliveryState.Waiting;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EventReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Every delivery and its state.
@Component
public class Deliveries {
    private static final String OF_MESSAGE = """
            select message_id, recipient, state, since, reason, redirected_from from delivery
            where message_id = :message order by recipient limit :limit""";
    private static final String TAKE_WAITING = """
            select message_id, recipient, state, since, reason, redirected_from from delivery
            where message_id = any(:messages) and state = 'waiting'
              and exists (select from message where message.message_id = delivery.message_id and sent_at is not null)
            order by message_id, recipient limit :limit for update skip locked""";
    private static final String CONSIGN = """
            update delivery set state = 'consigned', since = :at
            from unnest(:messages::uuid[], :recipients::text[]) as taken(message_id, recipient)
            where delivery.message_id = taken.message_id and delivery.recipient = taken.recipient
              and delivery.message_id = any(:messages::uuid[]) and state = 'waiting'""";
    /// Locked in the order of their ids first, so that two calls of the same messages never wait for each other.
    private static final String HAND_OVER = """
            with asked as (
              select d.message_id, d.recipient
              from unnest(:messages::uuid[], :recipients::text[]) as taken(message_id, recipient)
                join delivery d on d.message_id = taken.message_id and d.recipient = taken.recipient
              where d.message_id = any(:messages::uuid[])
              order by d.message_id, d.recipient for update of d
            )
            update delivery set state = 'handed-over', since = :at from asked
            where delivery.message_id = asked.message_id and delivery.recipient = asked.recipient
              and delivery.message_id = any(:messages::uuid[]) and state in ('consigned', 'unretrieved')
            returning delivery.message_id, delivery.recipient""";
    private static final String OPEN = """
            update delivery set state = 'handed-over', since = :at
            where message_id = :message and recipient = :recipient
              and state in ('consigned', 'unretrieved', 'rejected')""";
    private static final String REJECT = """
            update delivery set state = 'rejected', since = :at, reason = :reason
            where message_id = :message and recipient = :recipient and state in ('consigned', 'unretrieved')""";
    private static final String SETTLED = """
            select d.message_id, d.recipient, d.state in ('cancelled', 'expired', 'recalled') as withdrawn,
                   case when d.state in ('rejected', 'handed-over') then d.reason end as rejection
            from unnest(:messages::uuid[], :recipients::text[]) as asked(message_id, recipient)
              join delivery d on d.message_id = asked.message_id and d.recipient = asked.recipient
            where d.message_id = any(:messages::uuid[])"""; // who opens it leaves why the system rejected it
    /// In the order of [#HAND_OVER].
    private static final String MISS = """
            with late as (
              select message_id, recipient from delivery
              where message_id = any(:messages) and recipient = :recipient and state = 'consigned'
              order by message_id for update
            )
            update delivery set state = 'unretrieved', since = :at from late
            where delivery.message_id = late.message_id and delivery.recipient = late.recipient
              and delivery.message_id = any(:messages) and state = 'consigned'
            returning delivery.message_id""";
    private static final String FAIL = """
            update delivery set state = 'undelivered', since = :at, reason = :reason
            from unnest(:messages::uuid[], :recipients::text[]) as taken(message_id, recipient)
            where delivery.message_id = taken.message_id and delivery.recipient = taken.recipient
              and delivery.message_id = any(:messages::uuid[]) and state = 'waiting'""";
    private static final String ACCESS = """
            update delivery set accessed_at = :at
            where message_id = :message and recipient = :recipient and state = 'handed-over'
              and (accessed_at is null or accessed_at <= :before)""";
    private static final String WAITS_FOR_READER = """
            select exists (select from delivery
              where message_id = :message and recipient = :recipient
                and state in ('consigned', 'unretrieved', 'rejected'))""";
    private static final String LOCK = """
            select recipient from delivery where message_id = :message order by recipient limit :limit for update""";
    private static final int LIMIT = 10_000;

    private final JdbcClient db;

    Deliveries(JdbcClient db) {
        this.db = db;
    }

    /// The deliveries of a message, one a recipient.
    public List<Delivery> of(UUID messageId) {
        return db.sql(OF_MESSAGE)
                .param("message", messageId)
                .param("limit", LIMIT)
                .query((row, _) -> delivery(row))
                .list();
    }

    /// Whether it lies in the mailbox of this recipient, who has not opened it and can.
    boolean waitsForReader(UUID messageId, EAddress recipient) {
        return db.sql(WAITS_FOR_READER)
                .param("message", messageId)
                .param("recipient", recipient.value())
                .query(Boolean.class)
                .single();
    }

    /// Whoever else locks the deliveries of this message waits until this transaction ends.
    void lock(UUID messageId) {
        db.sql(LOCK)
                .param("message", messageId)
                .param("limit", LIMIT)
                .query(String.class)
                .list();
    }

    /// Takes the waiting deliveries of these messages, if they were sent, that no other hub instance holds. Call it
    /// in a transaction.
    List<Delivery> takeWaiting(Collection<UUID> messageIds) {
        return db.sql(TAKE_WAITING)
                .param("messages", messageIds.toArray(UUID[]::new))
                .param("limit", LIMIT)
                .query((row, _) -> delivery(row))
                .list();
    }

    /// These, taken before, lie in their mailboxes now.
    void consign(List<Delivery> taken, Instant at) {
        update(CONSIGN, taken, at).update();
    }

    /// These, taken before, cannot reach their recipients, for good.
    void fail(List<Delivery> taken, EventReason reason, Instant at) {
        update(FAIL, taken, at).param("reason", reason.uri()).update();
    }

    /// The recipient's system did not take these in time; gives those that it applies to.
    List<UUID> miss(EAddress recipient, Collection<UUID> messageIds, Instant at) {
        return db.sql(MISS)
                .param("at", Timestamp.from(at))
                .param("messages", messageIds.toArray(UUID[]::new))
                .param("recipient", recipient.value())
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
    }

    private StatementSpec update(String sql, List<Delivery> taken, Instant at) {
        return db.sql(sql)
                .param("at", Timestamp.from(at))
                .param("messages", taken.stream().map(Delivery::messageId).toArray(UUID[]::new))
                .param(
                        "recipients",
                        taken.stream().map(d -> d.recipient().value()).toArray(String[]::new));
    }

    /// Those of these that this call of systems handed over: they lay in the mailboxes and nobody had opened, taken
    /// or rejected them.
    List<HandedOver.Item> handOver(Collection<HandedOver.Item> items, Instant at) {
        return about(HAND_OVER, items)
                .param("at", Timestamp.from(at))
                .query((row, _) -> item(row))
                .list();
    }

    /// What became of a delivery that a system answers.
    ///
    /// @param withdrawn whether the will of its sender ended it for this recipient
    /// @param rejection why the recipient's system rejected it, if it did
    record Settled(boolean withdrawn, Optional<RejectionReason> rejection) {}

    /// Those of these that exist.
    Map<HandedOver.Item, Settled> settled(Collection<HandedOver.Item> items) {
        return about(SETTLED, items)
                .query((row, _) -> Map.entry(
                        item(row),
                        new Settled(
                                row.getBoolean("withdrawn"),
                                Optional.ofNullable(row.getString("rejection")).map(RejectionReason::ofUri))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private StatementSpec about(String sql, Collection<HandedOver.Item> items) {
        return db.sql(sql)
                .param(
                        "messages",
                        items.stream().map(HandedOver.Item::messageId).toArray(UUID[]::new))
                .param(
                        "recipients",
                        items.stream().map(item -> item.recipient().value()).toArray(String[]::new));
    }

    /// The same when a person opens it, which may also be after the system rejected it.
    boolean open(UUID messageId, EAddress recipient, Instant at) {
        return settle(OPEN, messageId, recipient, at).update() == 1;
    }

    /// Whether this call rejected it: it lay in the mailbox and nobody had opened, taken or rejected it.
    boolean reject(UUID messageId, EAddress recipient, RejectionReason reason, Instant at) {
        return settle(REJECT, messageId, recipient, at)
                        .param("reason", reason.uri())
                        .update()
                == 1;
    }

    private StatementSpec settle(String sql, UUID messageId, EAddress recipient, Instant at) {
        return db.sql(sql)
                .param("at", Timestamp.from(at))
                .param("message", messageId)
                .param("recipient", recipient.value());
    }

    /// Whether this access is the first one since `before`; then it is remembered.
    boolean access(UUID messageId, EAddress recipient, Instant before, Instant at) {
        return db.sql(ACCESS)
                        .param("at", Timestamp.from(at))
                        .param("before", Timestamp.from(before))
                        .param("message", messageId)
                        .param("recipient", recipient.value())
                        .update()
                == 1;
    }

    private static HandedOver.Item item(ResultSet row) throws SQLException {
        return new HandedOver.Item(row.getObject("message_id", UUID.class), new EAddress(row.getString("recipient")));
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("message_id", UUID.class),
                new EAddress(row.getString("recipient")),
                state(row),
                Optional.ofNullable(row.getString("redirected_from")).map(EAddress::new));
    }

    private static DeliveryState state(ResultSet row) throws SQLException {
        Instant since = row.getTimestamp("since").toInstant();
        String state = row.getString("state");
        return switch (state) {
            case "waiting" -> new Waiting(since);
            case "consigned" -> new Consigned(since);
            case "handed-over" -> new DeliveryState.HandedOver(since);
            case "unretrieved" -> new Unretrieved(since);
            case "rejected" -> new Rejected(since, RejectionReason.ofUri(row.getString("reason")));
            case "cancelled" -> new DeliveryState.Cancelled(since);
            case "expired" -> new DeliveryState.Expired(since);
            case "recalled" -> new DeliveryState.Recalled(since);
            case "undelivered" -> new Undelivered(since, row.getString("reason"));
            default -> throw new IllegalStateException("no state " + state);
        };
    }
}
