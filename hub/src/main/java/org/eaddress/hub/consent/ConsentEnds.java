package org.eaddress.hub.consent;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets consents that have been over for long enough, and codes that nobody redeemed.
@Component
class ConsentEnds {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentEnds.class);
    private static final String FORGET = """
            delete from consent where consent_id in (
              select consent_id from consent where ends_at <= :before or ended_at <= :before limit :most)""";
    private static final String FORGET_CODES = """
            delete from consent where consent_id in (
              select consent_id from consent where code_ends_at <= :before and begun_at is null limit :most)""";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 1000;

    private final JdbcClient db;
    private final ConsentSettings settings;
    private final Clock clock;

    ConsentEnds(JdbcClient db, ConsentSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(cron = "0 53 2 * * *", zone = "UTC")
    void daily() {
        try {
            forget();
        } catch (RuntimeException e) {
            LOG.warn("Ended consents were not forgotten: {}", e.getClass().getName());
        }
    }

    void forget() {
        Instant now = clock.instant();
        forget(FORGET, now.minus(settings.keptFor()));
        forget(FORGET_CODES, now.minus(DAY));
    }

    private void forget(String sql, Instant before) {
        int gone = MOST;
        while (gone == MOST) {
            gone = db.sql(sql)
                    .param("before", Timestamp.from(before))
                    .param("most", MOST)
                    .update();
        }
    }
}
