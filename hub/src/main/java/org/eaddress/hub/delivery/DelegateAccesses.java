package org.eaddress.hub.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.submission.MessagesErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// When each delegate last opened each message.
@Component
class DelegateAccesses {
    private static final String ACCESS = """
            insert into delegate_access as a (message_id, delegation_id, accessed_at) values (:message, :delegation, :at)
            on conflict (message_id, delegation_id) do update set accessed_at = excluded.accessed_at
              where a.accessed_at <= :before""";
    private static final String REMOVE = "delete from delegate_access where message_id = any(:messages)";

    private final JdbcClient db;

    DelegateAccesses(JdbcClient db) {
        this.db = db;
    }

    /// Whether this access is the first one since `before`; then it is remembered.
    boolean access(UUID messageId, UUID delegation, Instant before, Instant at) {
        return db.sql(ACCESS)
                        .param("message", messageId)
                        .param("delegation", delegation)
                        .param("before", Timestamp.from(before))
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    @EventListener
    void remove(MessagesErased erased) {
        db.sql(REMOVE).param("messages", erased.ids().toArray(UUID[]::new)).update();
    }
}
