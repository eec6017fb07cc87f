package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps what senders wish of the time of consignment. Messages without such wishes have no part in it.
@Component
class Schedules {
    private static final String NOTE = """
            update message set priority = :priority, not_before = :notBefore, expires_at = :expiresAt
            where message_id = any(:messages)""";
    private static final String EXPIRE =
            "insert into expiry (message_id, expires_at) select unnest(:messages), :expiresAt";

    private final JdbcClient db;
    private final TransactionTemplate transactions;

    Schedules(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// One transaction: the message and its schedule, or nothing when the id was accepted before.
    boolean keep(Acceptance acceptance, Predicate<Acceptance> message) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean first = message.test(acceptance);
            if (first) {
                note(List.of(acceptance));
            }
            return first;
        }));
    }

    /// Those that were kept just now and have the same schedule, in the caller's transaction.
    void note(List<Acceptance> acceptances) {
        Schedule schedule = acceptances.getFirst().message().schedule();
        if (schedule.isNone()) {
            return;
        }
        UUID[] messages = acceptances.stream().map(Acceptance::id).toArray(UUID[]::new);
        db.sql(NOTE)
                .param("priority", schedule.priority().map(Enum::ordinal).orElse(null), Types.SMALLINT)
                .param("notBefore", timestamp(schedule.notBefore()), Types.TIMESTAMP)
                .param("expiresAt", timestamp(schedule.expiresAt()), Types.TIMESTAMP)
                .param("messages", messages)
                .update();
        schedule.expiresAt()
                .ifPresent(end -> db.sql(EXPIRE)
                        .param("messages", messages)
                        .param("expiresAt", Timestamp.from(end))
                        .update());
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> time) {
        return time.map(Timestamp::from).orElse(null);
    }
}
