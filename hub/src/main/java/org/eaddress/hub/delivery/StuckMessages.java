package org.eaddress.hub.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.submission.MessagesSent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sent messages that still are in the outbox, or whose time has come and that wait apart: they lie in no
/// mailbox, or not in all.
@Component
public class StuckMessages {
    private static final String OLDEST = """
            select o.message_id from (select message_id from outbox order by outbox_id limit :limit) o
              join message m on m.message_id = o.message_id
            where m.sent_at <= :before
            union all
            select s.message_id from (select message_id from scheduled order by next_at limit :limit) s
              join message m on m.message_id = s.message_id
            where greatest(m.sent_at, m.not_before) <= :before""";
    private static final String STILL = """
            select message_id from outbox where message_id = any(:messages)
            union select message_id from scheduled where message_id = any(:messages)""";
    private static final String HAND_AGAIN = "update outbox set handed_at = null where message_id = :message";
    private static final String TAKE_AGAIN = """
            update scheduled set next_at = least(next_at, :now) where message_id = :message""";

    /// By the order of their queues, so that what is gone from them costs nothing.
    private static final String IS_ANY_WAITING = """
            select (select min(outbox_id) from outbox) is not null
              or exists (select from scheduled where priority between 0 and 2 and next_at <= :now)""";

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StuckMessages(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /// Those of the oldest that were sent before this time.
    public List<UUID> sentBefore(Instant before, int limit) {
        return db.sql(OLDEST)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
    }

    /// Whether any is on its way at this moment, even if it is not stuck at all.
    public boolean isAnyWaiting() {
        return db.sql(IS_ANY_WAITING)
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /// Those of these that still are.
    public Set<UUID> among(Collection<UUID> messageIds) {
        return Set.copyOf(db.sql(STILL)
                .param("messages", messageIds.toArray(UUID[]::new))
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list());
    }

    /// Hands it to the broker again, at once; whether it still was there.
    public boolean handAgain(UUID messageId) {
        boolean there = db.sql(HAND_AGAIN).param("message", messageId).update() > 0
                || db.sql(TAKE_AGAIN)
                                .param("now", Timestamp.from(clock.instant()))
                                .param("message", messageId)
                                .update()
                        > 0;
        events.publishEvent(new MessagesSent());
        return there;
    }
}
