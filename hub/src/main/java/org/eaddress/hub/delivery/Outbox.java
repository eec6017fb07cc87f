package org.eaddress.hub.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sent messages whose deliveries wait. A row stays until they are done, so that the broker may lose
/// everything.
@Component
class Outbox {
    private static final String TAKE = """
            update outbox set handed_at = :now where outbox_id in (
              select outbox_id from outbox where handed_at is null or handed_at < :lost
              order by outbox_id limit :limit for update skip locked)
            returning message_id""";
    private static final String DONE = """
            delete from outbox where message_id = any(:messages) and not exists (
              select from delivery where delivery.message_id = outbox.message_id
                and delivery.message_id = any(:messages) and state = 'waiting')""";

    private final JdbcClient db;

    Outbox(JdbcClient db) {
        this.db = db;
    }

    /// Takes messages that were never handed to the broker, or longer ago than `lost` and are still not done.
    List<UUID> take(Instant now, Instant lost, int limit) {
        return db.sql(TAKE)
                .param("now", Timestamp.from(now))
                .param("lost", Timestamp.from(lost))
                .param("limit", limit)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
    }

    /// Removes the rows of those messages that have no waiting delivery left.
    void removeDone(Collection<UUID> messageIds) {
        db.sql(DONE).param("messages", messageIds.toArray(UUID[]::new)).update();
    }
}
