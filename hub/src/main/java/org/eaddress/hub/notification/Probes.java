package org.eaddress.hub.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The watchdog's own notices, and when they arrived.
@Component
class Probes {
    private static final int MILLIS_OF_UUID = 16;
    private static final String LAST_ARRIVED = """
            select due_at from notice
            where message_id is null and notice_id >= :floor and kind = :kind and state = 'arrived'
            order by notice_id desc limit 1""";
    private static final String FIRST_MISSING = """
            select due_at from notice
            where message_id is null and notice_id >= :floor and kind = :kind and state <> 'arrived'
              and due_at > :after and due_at < :before
            order by notice_id limit 1""";
    private static final String REMOVE = """
            delete from notice where message_id is null and notice_id < :floor""";

    private final JdbcClient db;

    Probes(JdbcClient db) {
        this.db = db;
    }

    /// When the newest that arrived was due, of those due since then.
    Optional<Instant> lastArrived(Channel.Kind kind, Instant since) {
        return db.sql(LAST_ARRIVED)
                .param("floor", floor(since))
                .param("kind", kind.code())
                .query((row, _) -> row.getTimestamp("due_at").toInstant())
                .optional();
    }

    /// When the first that is missing was due, of those between two times.
    Optional<Instant> firstMissing(Channel.Kind kind, Instant after, Instant before) {
        return db.sql(FIRST_MISSING)
                .param("floor", floor(after))
                .param("kind", kind.code())
                .param("after", Timestamp.from(after))
                .param("before", Timestamp.from(before))
                .query((row, _) -> row.getTimestamp("due_at").toInstant())
                .optional();
    }

    /// Forgets those that were due before.
    void forget(Instant before) {
        db.sql(REMOVE).param("floor", floor(before)).update();
    }

    /// The smallest id of a notice that was due then.
    static UUID floor(Instant moment) {
        return new UUID(moment.toEpochMilli() << MILLIS_OF_UUID, 0);
    }
}
