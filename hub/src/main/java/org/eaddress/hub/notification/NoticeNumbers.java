package org.eaddress.hub.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many notices were due lately and what became of them, for everybody to see. Counted once in a while, not for
/// each who asks.
@Component
public class NoticeNumbers {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofSeconds(15);
    private static final String COUNT = """
            select count(*) filter (where message_id is not null) as due,
                   count(*) filter (where message_id is not null and state in ('given', 'arrived')) as given,
                   count(*) filter (where message_id is not null and state = 'failed') as failed,
                   count(*) filter (where message_id is not null and state = 'due') as waiting,
                   count(*) filter (where message_id is null) as probes,
                   count(*) filter (where message_id is null and state = 'arrived') as arrived
            from notice where notice_id >= :floor and due_at <= :now and reminder = 0""";

    private final JdbcClient db;
    private final Outages outages;
    private final Watchdog watchdog;
    private final Clock clock;
    private volatile @Nullable Numbers counted;

    NoticeNumbers(JdbcClient db, Outages outages, Watchdog watchdog, Clock clock) {
        this.db = db;
        this.outages = outages;
        this.watchdog = watchdog;
        this.clock = clock;
    }

    /// The state of notices, in one word.
    public enum State {
        /// What the watchdog sends itself arrives.
        ARRIVING,
        /// It does not arrive.
        LOST,
        /// Nobody looks whether notices arrive.
        NOT_WATCHED
    }

    /// First notices due from `from` to `to`, and what became of them by then; the watchdog's own apart.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Numbers(
            State state,
            Instant from,
            Instant to,
            long due,
            long given,
            long failed,
            long waiting,
            long watchdogDue,
            long watchdogArrived,
            @Nullable Instant lostSince) {}

    /// Of the last hour.
    public Numbers latest() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Numbers last = counted;
        if (last != null && now.isBefore(last.to().plus(KEPT)) && !now.isBefore(last.to())) {
            return last;
        }
        Numbers fresh = count(now);
        counted = fresh;
        return fresh;
    }

    private Numbers count(Instant now) {
        Optional<Instant> lostSince = outages.openSince(Channel.Kind.EMAIL);
        Instant from = now.minus(WINDOW);
        return db.sql(COUNT)
                .param("floor", Probes.floor(from))
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Numbers(
                        state(lostSince),
                        from,
                        now,
                        row.getLong("due"),
                        row.getLong("given"),
                        row.getLong("failed"),
                        row.getLong("waiting"),
                        row.getLong("probes"),
                        row.getLong("arrived"),
                        lostSince.orElse(null)))
                .single();
    }

    private State state(Optional<Instant> lostSince) {
        if (lostSince.isPresent()) {
            return State.LOST;
        }
        return watchdog.isOnGuard() ? State.ARRIVING : State.NOT_WATCHED;
    }
}
