package org.eaddress.hub.connector;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.delivery.Closed;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.NewMail;
import org.eaddress.hub.submission.MessagesErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What connectors are to be told, one row a message and way, in the order in which it came.
@Component
class Announcements {
    private static final String ADD = """
            insert into announcement (e_address, way, entry_id, message_id, document_count, sent_at, consigned_at, due_at)
            select s.e_address, s.way, mail.entry_id, mail.message_id, mail.document_count, mail.sent_at,
                   mail.consigned_at, mail.consigned_at
            from unnest(?::text[], ?::uuid[], ?::uuid[], ?::integer[], ?::timestamptz[], ?::timestamptz[])
                   as mail(e_address, entry_id, message_id, document_count, sent_at, consigned_at)
              join subscription s on s.e_address = mail.e_address
            for key share of s
            on conflict do nothing""";
    private static final String NEXT = """
            select a.entry_id, a.message_id, a.document_count, a.sent_at, a.consigned_at, a.times
            from announcement a join subscription s on s.e_address = a.e_address and s.way = a.way
            where a.e_address = :owner and a.way = :way and a.due_at <= :now and s.turn = :turn and not s.paused
            order by a.due_at, a.entry_id limit 1""";
    private static final String OF_ENTRY = " where e_address = :owner and way = :way and entry_id = :entry";
    private static final String TOLD = "update announcement set times = times + 1, due_at = :next" + OF_ENTRY;
    private static final String DROP = "delete from announcement" + OF_ENTRY;
    private static final String REPLAY = """
            update announcement set due_at = consigned_at where e_address = :owner and way = :way and entry_id > :after""";
    private static final String REMOVE = "delete from announcement where e_address = :owner and way = :way";
    private static final String CLOSED = """
            delete from announcement a using unnest(?::text[], ?::uuid[]) as closed(e_address, message_id)
            where a.e_address = closed.e_address and a.message_id = closed.message_id""";
    private static final String ERASED = "delete from announcement where message_id = any(:messages)";
    private static final String WAITING = """
            select count(*) from (
              select from announcement where e_address = :owner and way = :way limit :limit) waiting""";

    private final JdbcClient db;
    private final JdbcTemplate statements;

    Announcements(JdbcClient db, JdbcTemplate statements) {
        this.db = db;
        this.statements = statements;
    }

    /// Those of these of which somebody wants to be told; whether there are any. Who unsubscribes meanwhile waits
    /// for the end of the transaction, so that none is left behind.
    boolean add(List<NewMail.Item> mail) {
        return statements.update(
                        ADD,
                        mail.stream().map(item -> item.owner().value()).toArray(String[]::new),
                        mail.stream().map(NewMail.Item::entryId).toArray(UUID[]::new),
                        mail.stream().map(NewMail.Item::messageId).toArray(UUID[]::new),
                        mail.stream().map(NewMail.Item::documentCount).toArray(Integer[]::new),
                        mail.stream().map(item -> item.sentAt().toString()).toArray(String[]::new),
                        mail.stream().map(item -> item.consignedAt().toString()).toArray(String[]::new))
                > 0;
    }

    /// The first that is to be told now, as long as the turn lasts.
    Optional<Announcement> next(Turn turn, Instant now) {
        return of(NEXT, turn)
                .param("turn", turn.id())
                .param("now", Timestamp.from(now))
                .query((row, _) -> announcement(row))
                .optional();
    }

    /// It is told again then, unless nothing is to be told any more.
    void told(Turn turn, Announcement announcement, Instant next) {
        of(TOLD, turn)
                .param("entry", announcement.entryId())
                .param("next", Timestamp.from(next))
                .update();
    }

    /// Nobody needs to be told of it any more.
    void drop(Turn turn, Announcement announcement) {
        of(DROP, turn).param("entry", announcement.entryId()).update();
    }

    /// All that came after this entry is to be told again, now.
    void replay(EAddress owner, Way way, UUID after) {
        of(REPLAY, owner, way).param("after", after).update();
    }

    void remove(EAddress owner, Way way) {
        of(REMOVE, owner, way).update();
    }

    /// Nobody is handed them any more.
    @EventListener
    void closed(Closed closed) {
        statements.update(
                CLOSED,
                closed.items().stream().map(item -> item.recipient().value()).toArray(String[]::new),
                closed.items().stream().map(item -> item.message().id()).toArray(UUID[]::new));
    }

    @EventListener
    void erased(MessagesErased erased) {
        db.sql(ERASED).param("messages", erased.ids().toArray(UUID[]::new)).update();
    }

    /// How many there are, counted to this limit.
    int count(EAddress owner, Way way, int limit) {
        return of(WAITING, owner, way)
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec of(String sql, Turn turn) {
        return of(sql, turn.subscription().owner(), turn.way());
    }

    private JdbcClient.StatementSpec of(String sql, EAddress owner, Way way) {
        return db.sql(sql).param("owner", owner.value()).param("way", way.code());
    }

    private static Announcement announcement(ResultSet row) throws SQLException {
        return new Announcement(
                row.getObject("entry_id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getInt("document_count"),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("consigned_at").toInstant(),
                row.getInt("times"));
    }
}
