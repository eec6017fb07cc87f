package org.eaddress.hub.delegation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How many codes somebody entered in the last hour, counted before each is looked at, over all hubs.
@Component
class Tries {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ONE_AT_A_TIME =
            "select count(*) from (select pg_advisory_xact_lock(hashtextextended('delegation ' || :person, 0))) as turn";
    private static final String COUNT =
            "select count(*) from delegation_try where person = :person and tried_at > :since";
    private static final String USE = "insert into delegation_try (person, tried_at) values (:person, :now)";
    private static final String FORGET = "delete from delegation_try where tried_at <= :since";

    private final JdbcClient db;
    private final DelegationSettings settings;
    private final Clock clock;

    Tries(JdbcClient db, DelegationSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /// Uses one up, if one is left.
    @Transactional
    public boolean use(String person) {
        Instant now = clock.instant();
        oneAtATime(person);
        int used = db.sql(COUNT)
                .param("person", person)
                .param("since", Timestamp.from(now.minus(HOUR)))
                .query(Integer.class)
                .single();
        return used < settings.codesAnHour()
                && db.sql(USE)
                                .param("person", person)
                                .param("now", Timestamp.from(now))
                                .update()
                        == 1;
    }

    /// Until the caller's transaction ends, nobody else counts or makes codes of this e-address.
    void oneAtATime(String eAddress) {
        db.sql(ONE_AT_A_TIME).param("person", eAddress).query(Long.class).single();
    }

    void forget() {
        db.sql(FORGET)
                .param("since", Timestamp.from(clock.instant().minus(HOUR)))
                .update();
    }
}
