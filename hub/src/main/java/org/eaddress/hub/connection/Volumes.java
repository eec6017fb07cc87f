package org.eaddress.hub.connection;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How much each system does, day by day (UTC) for two weeks; counted in memory and written down every few seconds,
/// as [Observations] are.
@Component
public class Volumes {
    /// How many days are told of.
    public static final int DAYS = 14;

    private static final Logger LOG = LoggerFactory.getLogger(Volumes.class);
    private static final String ADD = """
            with old as (delete from connection_day where client_id = :clientId and day <= :oldest)
            insert into connection_day as d (client_id, day, calls, failures, sent, taken, timed, millis, slowest)
            values (:clientId, :day, :calls, :failures, :sent, :taken, :timed, :millis, :slowest)
            on conflict (client_id, day) do update
            set calls = d.calls + excluded.calls, failures = d.failures + excluded.failures,
                sent = d.sent + excluded.sent, taken = d.taken + excluded.taken, timed = d.timed + excluded.timed,
                millis = d.millis + excluded.millis, slowest = greatest(d.slowest, excluded.slowest)""";
    private static final String LATELY = """
            select day, calls, failures, sent, taken, timed, millis, slowest from connection_day
            where client_id = :clientId and day > :oldest order by day limit :limit""";

    private final JdbcClient db;
    private final Clock clock;
    private final Tally<Key, Volume> volumes = new Tally<>(Volume::and);

    Volumes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Key(String clientId, LocalDate day) {}

    /// A call that the system made.
    ///
    /// @param deed what it did, when mail depends on it
    /// @param failed whether it was answered a problem
    /// @param millis how long the answer took; null when it waited for mail
    public void called(String clientId, @Nullable Deed deed, boolean failed, @Nullable Long millis) {
        long time = millis == null ? 0 : millis;
        Volume one = new Volume(
                1,
                failed ? 1 : 0,
                deed == Deed.SUBMITTED ? 1 : 0,
                deed == Deed.CONFIRMED ? 1 : 0,
                millis == null ? 0 : 1,
                time,
                time);
        volumes.add(new Key(clientId, today()), one);
    }

    /// Each of the last days, the oldest first, those without a call, too.
    public SequencedMap<LocalDate, Volume> of(String clientId) {
        LocalDate today = today();
        TreeMap<LocalDate, Volume> days = new TreeMap<>();
        today.minusDays(DAYS - 1L).datesUntil(today.plusDays(1)).forEach(day -> days.put(day, Volume.NONE));
        db.sql(LATELY)
                .param("clientId", clientId)
                .param("oldest", Date.valueOf(today.minusDays(DAYS)))
                .param("limit", DAYS + 1)
                .query((row, _) -> Map.entry(
                        row.getDate("day").toLocalDate(),
                        new Volume(
                                row.getLong("calls"),
                                row.getLong("failures"),
                                row.getLong("sent"),
                                row.getLong("taken"),
                                row.getLong("timed"),
                                row.getLong("millis"),
                                row.getLong("slowest"))))
                .list()
                .forEach(day -> days.replace(day.getKey(), day.getValue()));
        return days;
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    @Scheduled(fixedDelayString = "${hub.connections.write-every}")
    void write() {
        try {
            volumes.writeDown(this::add);
        } catch (RuntimeException e) {
            LOG.warn(
                    "How much systems did was not written down: {}",
                    e.getClass().getName());
        }
    }

    private void add(Key key, Volume seen) {
        db.sql(ADD)
                .param("clientId", key.clientId())
                .param("day", Date.valueOf(key.day()))
                .param("oldest", Date.valueOf(key.day().minusDays(DAYS)))
                .param("calls", seen.calls())
                .param("failures", seen.failures())
                .param("sent", seen.sent())
                .param("taken", seen.taken())
                .param("timed", seen.timed())
                .param("millis", seen.millis())
                .param("slowest", seen.slowest())
                .update();
    }
}
