package org.eaddress.hub.database;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes the monthly partitions before they are needed: at the start, and every day.
///
/// It reaches back as far as the oldest message id that is accepted, and far enough ahead that a hub may go
/// unwatched.
@Component
@EnableScheduling
@DependsOnDatabaseInitialization
class Partitions implements InitializingBean {
    private static final int DAYS_BACK = 31;
    private static final int MONTHS_AHEAD = 1;

    private final JdbcClient db;
    private final Clock clock;

    Partitions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        makeAhead();
    }

    @Scheduled(cron = "0 17 3 * * *", zone = "UTC")
    void makeAhead() {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        db.sql("call partitions_between(:oldest, :newest)")
                .param("oldest", Date.valueOf(today.minusDays(DAYS_BACK)))
                .param("newest", Date.valueOf(today.plusMonths(MONTHS_AHEAD)))
                .update();
    }
}
