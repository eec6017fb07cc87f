package org.eaddress.hub.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// The notices that failed and are given again, because something says that they will get through now. Those that
/// are to be given before `soon` anyway are left as they are.
@Component
class Retries {
    private static final String FIRST = "update notice set next_at = :now where notice_id = any(array(";
    private static final String LAST = " limit :limit for update skip locked))";
    private static final String ON_CHANNELS = FIRST + """
            select notice_id from notice
            where channel_id = any(:channels) and state = 'failed' and (next_at is null or next_at > :soon)""" + LAST;
    private static final String SINCE = FIRST + """
            select notice_id from notice
            where settled_at >= :since and state = 'failed' and kind = :kind and reason in ('lost', 'not-taken')
              and (next_at is null or next_at > :soon) and message_id is not null""" + LAST;
    private static final String OF_MESSAGE = FIRST + """
            select notice_id from notice
            where message_id = :message and recipient = :recipient and state = 'failed' and reason <> 'removed'
              and reminder = 0 and (next_at is null or next_at > :soon)""" + LAST;
    private static final int LIMIT = 1000;

    private final JdbcClient db;

    Retries(JdbcClient db) {
        this.db = db;
    }

    /// These channels work: what failed on them.
    void on(Collection<UUID> channels, Instant now, Instant soon) {
        again(ON_CHANNELS, now, soon)
                .param("channels", channels.toArray(UUID[]::new))
                .update();
    }

    /// This kind of channel works again: what did not get through since then. How many there were.
    int since(Instant since, Channel.Kind kind, Instant now, Instant soon) {
        return again(SINCE, now, soon)
                .param("kind", kind.code())
                .param("since", Timestamp.from(since))
                .update();
    }

    /// Somebody has it tried again: the first notices of one message to one recipient. How many there were.
    int of(UUID message, EAddress recipient, Instant now, Instant soon) {
        return again(OF_MESSAGE, now, soon)
                .param("message", message)
                .param("recipient", recipient.value())
                .update();
    }

    private StatementSpec again(String sql, Instant now, Instant soon) {
        return db.sql(sql)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .param("limit", LIMIT);
    }
}
