package org.eaddress.hub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EventReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ends deliveries by the will of their senders. Each statement locks what it ends, so that a handover at the same
/// moment is either before it or not at all.
@Component
class DeliveryEnds {
    private static final String CANCEL = """
            update delivery set state = 'cancelled', since = :at where message_id = :message and state = 'waiting'""";
    private static final String RECALL = """
            update delivery set state = 'recalled', since = :at
            where message_id = :message and state in ('consigned', 'unretrieved', 'rejected')
            returning message_id, recipient, state""";
    /// Locked in the order of their ids first, as those are that systems confirm.
    private static final String EXPIRE = """
            with over as (
              select d.message_id, d.recipient from delivery d join message m on m.message_id = d.message_id
              where d.message_id = any(:messages) and m.message_id = any(:messages)
                and m.expires_at <= :at and m.sent_at is not null
                and m.subject <> '' -- of what was erased nothing can be stated
                and d.state in ('waiting', 'consigned', 'unretrieved', 'rejected')
              order by d.message_id, d.recipient for update of d
            )
            update delivery d set since = :at, state = case d.state when 'waiting' then 'undelivered' else 'expired' end,
              reason = case d.state when 'waiting' then :reason end
            from over
            where d.message_id = over.message_id and d.recipient = over.recipient and d.message_id = any(:messages)
              and d.state in ('waiting', 'consigned', 'unretrieved', 'rejected')
            returning d.message_id, d.recipient, d.state""";

    private final JdbcClient db;

    DeliveryEnds(JdbcClient db) {
        this.db = db;
    }

    /// One that ended; `seen` when it lay in a mailbox before.
    record Ended(UUID messageId, EAddress recipient, boolean seen) {}

    /// What waits is not consigned any more.
    void cancel(UUID message, Instant at) {
        db.sql(CANCEL).param("at", Timestamp.from(at)).param("message", message).update();
    }

    List<Ended> recall(UUID message, Instant at) {
        return db.sql(RECALL)
                .param("at", Timestamp.from(at))
                .param("message", message)
                .query(DeliveryEnds::ended)
                .list();
    }

    /// Those of these messages whose time is over.
    List<Ended> expire(Collection<UUID> messages, Instant at) {
        return db.sql(EXPIRE)
                .param("at", Timestamp.from(at))
                .param("reason", EventReason.UNREACHABLE.uri())
                .param("messages", messages.toArray(UUID[]::new))
                .query(DeliveryEnds::ended)
                .list();
    }

    private static Ended ended(ResultSet row, int number) throws SQLException {
        return new Ended(
                row.getObject("message_id", UUID.class),
                new EAddress(row.getString("recipient")),
                !row.getString("state").equals("undelivered"));
    }
}
