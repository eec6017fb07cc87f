package org.eaddress.hub.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.directory.EAddress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The messages that were accepted and not registered. Accepted messages are looked at once, in the order of their
/// ids, some time after they came; what was found unsent then is in a short table of its own. Those that wait for
/// their scan are passed over, and come in when it is done.
@Component
public class UnsentMessages {
    private static final String COLUMNS = "u.message_id, u.sender, u.accepted_at, u.lapses_at";
    private static final String EXPECT = """
            insert into unsent (message_id, sender, accepted_at)
            select message_id, sender, cast(:now as timestamptz) from message
            where message_id = :message and sent_at is null and lapsed_at is null
            on conflict do nothing""";
    private static final String TAKE_TURN = "select after_message from unsent_progress for update skip locked";
    private static final String NEXT = """
            with next as (
              select message_id, sender, accepted_at, sent_at, lapsed_at, inspection from message
              where message_id > :after and message_id < uuid_floor(:before) order by message_id limit :limit
            ), noted as (
              insert into unsent (message_id, sender, accepted_at)
              select message_id, sender, accepted_at from next
              where sent_at is null and lapsed_at is null and (inspection is null or inspection = 'clean')
              on conflict do nothing
            )
            select message_id from next order by message_id desc limit 1""";
    private static final String PASS = "update unsent_progress set after_message = :message";
    private static final String SETTLE = """
            with settled as (
              select u.message_id, m.sent_at is null as lapsed
              from unsent u join message m on m.message_id = u.message_id
              where m.sent_at is not null or m.lapsed_at is not null or m.subject = '' limit :limit)
            delete from unsent u using settled where u.message_id = settled.message_id
            returning u.message_id, settled.lapsed""";
    private static final String FIND = """
            update unsent u set found_at = :now, lapses_at = greatest(
              u.accepted_at + make_interval(secs => :lapse), cast(:now as timestamptz) + make_interval(secs => :lapse - :remind))
            where u.message_id in (
              select n.message_id from unsent n join message m on m.message_id = n.message_id
              where n.found_at is null and n.accepted_at <= :before and m.sent_at is null and m.lapsed_at is null
              order by n.accepted_at limit :limit for update of n skip locked)
            returning\s""" + COLUMNS;
    private static final String OF_SENDER = """
            select u.message_id, u.sender, m.accepted_at, u.lapses_at
            from unsent u join message m on m.message_id = u.message_id
            where u.sender = :sender and u.message_id > :after and u.found_at is not null
              and m.sent_at is null and m.lapsed_at is null
            order by u.message_id limit :limit""";
    private static final String OF_MESSAGE =
            "select " + COLUMNS + " from unsent u where u.message_id = :message and u.found_at is not null";
    private static final String DUE = """
            select message_id from unsent where lapses_at <= :now order by lapses_at limit :limit""";
    private static final String POSTPONE =
            "update unsent set lapses_at = :until where message_id = :message and found_at is not null";

    private final JdbcClient db;
    private final UnsentPolicy policy;
    private final ApplicationEventPublisher events;

    UnsentMessages(JdbcClient db, UnsentPolicy policy, ApplicationEventPublisher events) {
        this.db = db;
        this.policy = policy;
        this.events = events;
    }

    /// This one waited for its scan until now: only from now on its sender can register it, and has the usual time.
    void expect(UUID messageId, Instant now) {
        db.sql(EXPECT)
                .param("now", Timestamp.from(now))
                .param("message", messageId)
                .update();
    }

    /// Looks at the next messages that came long enough ago; whether there may be more. Nothing is done while
    /// another hub looks.
    @Transactional
    public boolean lookOn(Instant now, int limit) {
        Optional<UUID> after = db.sql(TAKE_TURN).query(UUID.class).optional();
        Optional<UUID> last = after.flatMap(id -> db.sql(NEXT)
                .param("after", id)
                .param("before", Timestamp.from(now.minus(policy.remindAfter())))
                .param("limit", limit)
                .query(UUID.class)
                .optional());
        last.ifPresent(id -> db.sql(PASS).param("message", id).update());
        return last.isPresent();
    }

    /// Tells of those that are unsent for as long as the policy allows, and of those that were sent after all, or
    /// lapsed, were cancelled or erased while they were noted here.
    @Transactional
    public void tell(Instant now, int limit) {
        settle(now, limit);
        List<UnsentMessage> found = db.sql(FIND)
                .param("now", Timestamp.from(now))
                .param("lapse", policy.lapseAfter().toSeconds())
                .param("remind", policy.remindAfter().toSeconds())
                .param("before", Timestamp.from(now.minus(policy.remindAfter())))
                .param("limit", limit)
                .query(UnsentMessages::message)
                .list();
        if (!found.isEmpty()) {
            events.publishEvent(new MessagesFoundUnsent(found, now));
        }
    }

    private void settle(Instant now, int limit) {
        Map<Boolean, List<UUID>> byLapsed = db
                .sql(SETTLE)
                .param("limit", limit)
                .query((row, _) -> Map.entry(row.getBoolean("lapsed"), row.getObject("message_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        byLapsed.forEach((lapsed, messages) -> events.publishEvent(new UnsentEnded(messages, lapsed, now)));
    }

    /// Those of a sender that it is reminded of, in the order of their ids.
    public List<UnsentMessage> ofSender(EAddress sender, UUID after, int limit) {
        return db.sql(OF_SENDER)
                .param("sender", sender.value())
                .param("after", after)
                .param("limit", limit)
                .query(UnsentMessages::message)
                .list();
    }

    /// This one, if its sender is reminded of it.
    public Optional<UnsentMessage> find(UUID messageId) {
        return db.sql(OF_MESSAGE)
                .param("message", messageId)
                .query(UnsentMessages::message)
                .optional();
    }

    /// Those whose time is over.
    List<UUID> due(Instant now, int limit) {
        return db.sql(DUE)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
    }

    /// Gives it more time, or less.
    public void lapseAt(UUID messageId, Instant until) {
        db.sql(POSTPONE)
                .param("until", Timestamp.from(until))
                .param("message", messageId)
                .update();
    }

    private static UnsentMessage message(ResultSet row, int number) throws SQLException {
        return new UnsentMessage(
                row.getObject("message_id", UUID.class),
                new EAddress(row.getString("sender")),
                row.getTimestamp("accepted_at").toInstant(),
                row.getTimestamp("lapses_at").toInstant());
    }
}
