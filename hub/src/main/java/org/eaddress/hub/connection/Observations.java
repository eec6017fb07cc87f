package org.eaddress.hub.connection;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What systems do, as this hub sees it: kept in memory and written down every few seconds, so that no call waits
/// for it. A hub that dies loses what it saw since.
@Component
public class Observations {
    private static final Logger LOG = LoggerFactory.getLogger(Observations.class);
    private static final int DAYS = 7;
    private static final String DID = """
            insert into connection_deed (client_id, deed, last_at) values (:clientId, :deed, :at)
            on conflict (client_id, deed) do update
            set last_at = greatest(connection_deed.last_at, excluded.last_at)""";
    private static final String MET = """
            with old as (delete from connection_problem where client_id = :clientId and day <= :oldest)
            insert into connection_problem (client_id, day, code, times, last_at)
            values (:clientId, :day, :code, :times, :at)
            on conflict (client_id, day, code) do update
            set times = connection_problem.times + excluded.times,
                last_at = greatest(connection_problem.last_at, excluded.last_at)""";

    private final JdbcClient db;
    private final Clock clock;
    private final Tally<Did, Instant> deeds = new Tally<>((one, other) -> one.isAfter(other) ? one : other);
    private final Tally<Met, Times> problems = new Tally<>(Times::and);

    Observations(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Did(String clientId, Deed deed) {}

    private record Met(String clientId, LocalDate day, String code) {}

    private record Times(long count, Instant lastAt) {
        Times and(Times more) {
            return new Times(count + more.count, lastAt.isAfter(more.lastAt) ? lastAt : more.lastAt);
        }
    }

    /// The system did this with success.
    public void did(String clientId, Deed deed) {
        deeds.add(new Did(clientId, deed), clock.instant());
    }

    /// The system was answered this problem.
    public void met(String clientId, String code) {
        Instant now = clock.instant();
        problems.add(new Met(clientId, now.atZone(ZoneOffset.UTC).toLocalDate(), code), new Times(1, now));
    }

    /// The first day of which problems are kept.
    static LocalDate since(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(DAYS - 1L);
    }

    @Scheduled(fixedDelayString = "${hub.connections.write-every}")
    void write() {
        try {
            deeds.writeDown(this::write);
            problems.writeDown(this::write);
        } catch (RuntimeException e) {
            LOG.warn("What systems did was not written down: {}", e.getClass().getName());
        }
    }

    private void write(Did did, Instant at) {
        db.sql(DID)
                .param("clientId", did.clientId())
                .param("deed", did.deed().code())
                .param("at", Timestamp.from(at))
                .update();
    }

    private void write(Met met, Times times) {
        db.sql(MET)
                .param("clientId", met.clientId())
                .param("day", met.day())
                .param("oldest", since(clock.instant()).minusDays(1))
                .param("code", met.code())
                .param("times", times.count())
                .param("at", Timestamp.from(times.lastAt()))
                .update();
    }
}
