package org.eaddress.hub.sandbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts the samples of a sandbox: a short call makes a large message, so that other limits do not hold it.
@Component
public class SampleCount {
    private static final String COUNT = """
            insert into sandbox_sample as s (twin, hour, times) values (:twin, :hour, 1)
            on conflict (twin) do update
            set hour = excluded.hour, times = case when s.hour = excluded.hour then s.times + 1 else 1 end
            where s.hour <> excluded.hour or s.times < :most""";

    private final JdbcClient db;
    private final Clock clock;

    SampleCount(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Counts one more; whether it may be sent in this hour.
    public boolean count(EAddress twin, int mostInAnHour) {
        return db.sql(COUNT)
                        .param("twin", twin.value())
                        .param("hour", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.HOURS)))
                        .param("most", mostInAnHour)
                        .update()
                == 1;
    }
}
