package org.eaddress.hub.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.submission.Lapses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks for messages whose time is over. Any hub may: what a crash leaves is taken again when its lease has ended.
@Component
public class ExpiryPatrol {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryPatrol.class);
    private static final int ROUND = 100;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String TAKE = """
            update expiry set expires_at = :lease where message_id in (
              select message_id from expiry where expires_at <= :now
              order by expires_at limit :limit for update skip locked)
            returning message_id""";

    /// What waits for its scan stays: it ends when that is done.
    private static final String DONE = """
            delete from expiry where message_id = any(:messages) and message_id not in (
              select message_id from message
              where message_id = any(:messages) and inspection = 'waiting' and lapsed_at is null and subject <> '')""";

    private final JdbcClient db;
    private final TransactionTemplate transactions;
    private final Expirations expirations;
    private final Lapses lapses;
    private final Clock clock;

    ExpiryPatrol(
            JdbcClient db,
            PlatformTransactionManager transactions,
            Expirations expirations,
            Lapses lapses,
            Clock clock) {
        this.db = db;
        this.transactions = new TransactionTemplate(transactions);
        this.expirations = expirations;
        this.lapses = lapses;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${hub.delivery.expiries-every}",
            fixedDelayString = "${hub.delivery.expiries-every}")
    void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("Expired messages were not looked for: {}", e.getClass().getName());
        }
    }

    /// One round.
    public void look() {
        Instant now = clock.instant();
        for (List<UUID> due = take(now); !due.isEmpty(); due = take(now)) {
            end(due, now);
        }
    }

    private List<UUID> take(Instant now) {
        return db.sql(TAKE)
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .param("limit", ROUND)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
    }

    private void end(List<UUID> due, Instant now) {
        try {
            endTogether(due, now);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Expired messages were not ended ({}); they end one by one",
                    e.getClass().getName());
            due.forEach(message -> endAlone(message, now));
        }
    }

    private void endAlone(UUID message, Instant now) {
        try {
            endTogether(List.of(message), now);
        } catch (RuntimeException e) {
            LOG.error(
                    "The expired message {} was not ended: {}",
                    message,
                    e.getClass().getName());
        }
    }

    /// Those not sent lapse, the others end for each recipient; all of it or none.
    private void endTogether(List<UUID> due, Instant now) {
        transactions.executeWithoutResult(_ -> {
            lapses.lapse(due, now);
            expirations.end(due, now);
            db.sql(DONE).param("messages", due.toArray(UUID[]::new)).update();
        });
    }
}
