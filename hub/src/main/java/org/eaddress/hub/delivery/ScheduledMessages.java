package org.eaddress.hub.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.submission.Priority;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sent messages whose senders have wishes of the time of consignment. A row stays until its deliveries are
/// done.
@Component
class ScheduledMessages {
    private static final String TAKE = """
            update scheduled set next_at = :again where message_id in (
              select message_id from scheduled where priority = :priority and next_at <= :now
              order by next_at limit :limit for update skip locked)
            returning message_id""";
    private static final String DONE = """
            delete from scheduled where message_id = any(:messages) and not exists (
              select from delivery where delivery.message_id = scheduled.message_id
                and delivery.message_id = any(:messages) and state = 'waiting')""";

    private final JdbcClient db;

    ScheduledMessages(JdbcClient db) {
        this.db = db;
    }

    /// Takes messages whose time has come; those that are not done can be taken again at `again`.
    List<UUID> take(Priority priority, Instant now, Instant again, int limit) {
        return db.sql(TAKE)
                .param("again", Timestamp.from(again))
                .param("priority", priority.ordinal())
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
    }

    /// Removes the rows of those messages that have no waiting delivery left.
    void removeDone(Collection<UUID> messageIds) {
        db.sql(DONE).param("messages", messageIds.toArray(UUID[]::new)).update();
    }
}
