package org.eaddress.hub.delivery;

import java.sql.Timestamp;
import java.time.Clock;
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

/// Looks for messages whose time is over. Any hub may: a crash leaves the rest to the next round.
@Component
public class ExpiryPatrol {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryPatrol.class);
    private static final int ROUND = 100;
    private static final String DUE = """
            select message_id from expiry where expires_at <= :now
            order by expires_at limit :limit for update skip locked""";
    private static final String DONE = "delete from expiry where message_id = any(:messages)";

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
        while (Boolean.TRUE.equals(transactions.execute(_ -> end(now)))) {}
    }

    /// Those not sent lapse, the others end for each recipient; whether there may be more.
    private boolean end(Instant now) {
        List<UUID> due = db.sql(DUE)
                .param("now", Timestamp.from(now))
                .param("limit", ROUND)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
        if (!due.isEmpty()) {
            lapses.lapse(due, now);
            expirations.end(due, now);
            db.sql(DONE).param("messages", due.toArray(UUID[]::new)).update();
        }
        return due.size() == ROUND;
    }
}
