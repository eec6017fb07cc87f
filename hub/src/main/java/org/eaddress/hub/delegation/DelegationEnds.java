package org.eaddress.hub.delegation;

import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets delegations and members that have been over for long enough, and codes that were tried.
@Component
class DelegationEnds {
    private static final Logger LOG = LoggerFactory.getLogger(DelegationEnds.class);
    private static final String FORGET = """
            delete from delegation where delegation_id in (
              select delegation_id from delegation
              where expires_at <= :before or ended_at <= :before limit :most)""";
    private static final String FORGET_MEMBERS = """
            delete from member where member_id in (
              select member_id from member
              where ended_at <= :before or (state in ('offered', 'claimed') and named_at <= :before) limit :most)""";
    private static final int MOST = 1000;

    private final JdbcClient db;
    private final Tries tries;
    private final DelegationSettings settings;
    private final Clock clock;

    DelegationEnds(JdbcClient db, Tries tries, DelegationSettings settings, Clock clock) {
        this.db = db;
        this.tries = tries;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(cron = "0 43 2 * * *", zone = "UTC")
    void daily() {
        try {
            forget();
        } catch (RuntimeException e) {
            LOG.warn("Ended delegations were not forgotten: {}", e.getClass().getName());
        }
    }

    void forget() {
        Timestamp before = Timestamp.from(clock.instant().minus(settings.keptFor()));
        forget(FORGET, before);
        forget(FORGET_MEMBERS, before);
        tries.forget();
    }

    private void forget(String sql, Timestamp before) {
        int gone = MOST;
        while (gone == MOST) {
            gone = db.sql(sql).param("before", before).param("most", MOST).update();
        }
    }
}
