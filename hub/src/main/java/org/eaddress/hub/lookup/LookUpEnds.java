package org.eaddress.hub.lookup;

import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets who looked, when it was kept for long enough. The statements stay among the evidence; without the nonces
/// they name no person.
@Component
public class LookUpEnds {
    private static final Logger LOG = LoggerFactory.getLogger(LookUpEnds.class);
    private static final String FORGET = """
            delete from look_up where look_up_id < uuid_floor(:before) and (look_up_id, subject) in (
              select look_up_id, subject from look_up where look_up_id < uuid_floor(:before) limit :most)""";
    private static final String FORGET_DAYS = "delete from look_up_day where day < cast(:today as date) - 1";
    private static final int MOST = 10_000;

    private final JdbcClient db;
    private final LookUpSettings settings;
    private final Clock clock;

    LookUpEnds(JdbcClient db, LookUpSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(cron = "0 41 2 * * *", zone = "UTC")
    void daily() {
        try {
            forget();
        } catch (RuntimeException e) {
            LOG.warn("Ended look-ups were not forgotten: {}", e.getClass().getName());
        }
    }

    /// Deletes what has ended.
    public void forget() {
        Timestamp before = Timestamp.from(clock.instant().minus(settings.keptFor()));
        int gone = MOST;
        while (gone == MOST) {
            gone = db.sql(FORGET).param("before", before).param("most", MOST).update();
        }
        db.sql(FORGET_DAYS).param("today", Timestamp.from(clock.instant())).update();
    }
}
