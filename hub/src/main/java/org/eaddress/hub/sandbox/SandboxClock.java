package org.eaddress.hub.sandbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far time was moved forward in a sandbox. A move makes older what was there before it, and nothing else.
@Component
public class SandboxClock {
    private static final String MOVE = """
            insert into sandbox_move as m (twin, moved_at, seconds) values (:twin, :at, :seconds)
            on conflict (twin, moved_at) do update set seconds = m.seconds + excluded.seconds""";
    private static final String MOVES = """
            select count(*) as times, coalesce(sum(seconds), 0) as ahead from sandbox_move where twin = :twin""";

    private final JdbcClient db;
    private final Clock clock;

    SandboxClock(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// All moves until now: how many, and how far they went together.
    public record Moves(int times, Duration ahead) {}

    public void move(EAddress twin, Duration by) {
        db.sql(MOVE)
                .param("twin", twin.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("seconds", by.toSeconds())
                .update();
    }

    public Moves moves(EAddress twin) {
        return db.sql(MOVES)
                .param("twin", twin.value())
                .query((row, _) -> new Moves(row.getInt("times"), Duration.ofSeconds(row.getLong("ahead"))))
                .single();
    }

    /// What time it is there.
    public Instant now(EAddress twin) {
        return clock.instant().plus(moves(twin).ahead());
    }
}
