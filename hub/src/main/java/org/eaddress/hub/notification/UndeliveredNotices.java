package org.eaddress.hub.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The notices that failed, for the operator's board: whose, by what channel, why, and when they are tried again.
@Component
public class UndeliveredNotices {
    private static final String FAILED = """
            select message_id, recipient, kind, reason, attempts, settled_at, next_at from notice
            where state = 'failed' and message_id is not null and settled_at > :after and settled_at <= :to
            order by settled_at limit :limit""";

    private final JdbcClient db;

    UndeliveredNotices(JdbcClient db) {
        this.db = db;
    }

    /// One of them; `reason` is the last part of the evidence's own.
    public record Undelivered(
            UUID messageId,
            EAddress recipient,
            Channel.Kind kind,
            String reason,
            int attempts,
            Instant failedAt,
            Optional<Instant> nextAt) {}

    /// Those that failed last between two times, the oldest first.
    public List<Undelivered> between(Instant after, Instant to, int limit) {
        return db.sql(FAILED)
                .param("after", Timestamp.from(after))
                .param("to", Timestamp.from(to))
                .param("limit", limit)
                .query((row, _) -> new Undelivered(
                        row.getObject("message_id", UUID.class),
                        new EAddress(row.getString("recipient")),
                        Channel.Kind.of(row.getString("kind")),
                        row.getString("reason"),
                        row.getInt("attempts"),
                        row.getTimestamp("settled_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("next_at")).map(Timestamp::toInstant)))
                .list();
    }
}
