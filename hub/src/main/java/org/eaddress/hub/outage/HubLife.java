package org.eaddress.hub.outage;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// That the hub lives: each instance notes it, in one row. Whoever finds that nobody noted it for too long notes
/// the outage in the same transaction, so each is noted once, whoever comes first and wherever that breaks off.
@Component
public class HubLife {
    private static final String BEGIN = """
            insert into hub_life (began_at, alive_at) values (:now, :now) on conflict do nothing""";
    private static final String LAST = "select alive_at from hub_life for update";
    private static final String NOTE = "update hub_life set alive_at = greatest(alive_at, :now)";
    private static final String NOTE_OUTAGE = """
            insert into outage (outage_id, since, until, announced)
            values (:id, :since, :now, exists (
              select from planned_outage
              where withdrawn_at is null and announced_at < :since and since <= :since and until >= :now))""";
    private static final String KNOWN = "select began_at, alive_at from hub_life";

    private final JdbcClient db;
    private final OutageSettings settings;
    private final Clock clock;

    HubLife(JdbcClient db, OutageSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /// From when until when it is known whether the hub was available.
    public record Known(Instant since, Instant until) {
        boolean covers(Instant from, Instant to) {
            return !from.isBefore(since) && !to.isAfter(until);
        }
    }

    /// This instance lives.
    @Transactional
    public void note() {
        Timestamp now = Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        db.sql(BEGIN).param("now", now).update();
        Instant last = db.sql(LAST).query(Timestamp.class).single().toInstant();
        if (Duration.between(last, now.toInstant()).compareTo(settings.from()) > 0) {
            db.sql(NOTE_OUTAGE)
                    .param("id", UuidCreator.getTimeOrderedEpoch(now.toInstant()))
                    .param("since", Timestamp.from(last))
                    .param("now", now)
                    .update();
        }
        db.sql(NOTE).param("now", now).update();
    }

    /// Empty until the first instance has noted that it lives.
    public Optional<Known> known() {
        return db.sql(KNOWN)
                .query((row, _) -> new Known(
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("alive_at").toInstant()))
                .optional();
    }
}
