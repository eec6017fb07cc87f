package org.eaddress.hub.access;

import jakarta.servlet.http.HttpSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sessions of people: on record for each of them, and ended on whichever hub they are.
@Component
public class Sessions {
    /// Each removes at most two that were kept for long enough.
    private static final String BEGIN = """
            with old as (
              select session_id from sign_in where signed_in_at < :forgotten
              order by signed_in_at limit 2 for update skip locked
            ), swept as (
              delete from sign_in using old where sign_in.session_id = old.session_id
            )
            insert into sign_in (session_id, person, provider, level, browser, signed_in_at, seen_at)
            values (:id, :person, :provider, :level, :browser, :now, :now)""";
    private static final String LIVE = """
            ended_at is null and seen_at > :idleSince and signed_in_at > :longestSince""";
    private static final String PROVE = """
            update sign_in set provider = :provider, level = :level, seen_at = :now
            where session_id = :id and person = :person and\s""" + LIVE;
    private static final String SEEN_AT =
            "select seen_at from sign_in where session_id = :id and person = :person and " + LIVE;
    private static final String SEE = """
            update sign_in set seen_at = :now where session_id = :id and seen_at < :now and ended_at is null""";
    private static final String OF = """
            select session_id, provider, level, browser, signed_in_at, seen_at, ended_at, ended_by from sign_in
            where person = :person order by (ended_at is null) desc, signed_in_at desc, session_id limit :limit""";
    private static final String END = """
            update sign_in set ended_at = :now, ended_by = :how
            where session_id = :id and person = :person and ended_at is null""";
    private static final String END_OTHERS = """
            update sign_in set ended_at = :now, ended_by = :how
            where person = :person and session_id <> :id and ended_at is null""";

    private static final long SEEN_AGAIN_AFTER_SECONDS = 60;

    private final JdbcClient db;
    private final SignInSettings settings;
    private final Clock clock;

    Sessions(JdbcClient db, SignInSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /// Under which id this one is on record.
    public static Optional<UUID> idOf(HttpSession session) {
        return SessionMarks.id(session);
    }

    /// Puts it on record that she signed in.
    UUID begin(SignedInPerson person, String browser) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        db.sql(BEGIN)
                .param("id", id)
                .param("person", address(person))
                .param("provider", person.provider())
                .param("level", person.level().name())
                .param("browser", browser)
                .param("now", at(now))
                .param("forgotten", at(now.minus(settings.keptFor())))
                .update();
        return id;
    }

    /// She proved anew who she is; false when the session is over, or of somebody else.
    boolean prove(UUID id, SignedInPerson person) {
        return live(db.sql(PROVE), clock.instant())
                        .param("id", id)
                        .param("person", address(person))
                        .param("provider", person.provider())
                        .param("level", person.level().name())
                        .param("now", at(clock.instant()))
                        .update()
                == 1;
    }

    /// Whether she may go on in it; then she was seen.
    boolean goesOn(UUID id, SignedInPerson person) {
        Instant now = clock.instant();
        Optional<Instant> seenAt = live(db.sql(SEEN_AT), now)
                .param("id", id)
                .param("person", address(person))
                .query((row, _) -> row.getTimestamp("seen_at").toInstant())
                .optional();
        if (seenAt.filter(seen -> seen.plusSeconds(SEEN_AGAIN_AFTER_SECONDS).isBefore(now))
                .isPresent()) {
            db.sql(SEE).param("id", id).param("now", at(now)).update();
        }
        return seenAt.isPresent();
    }

    /// Where this person is and was signed in, the newest first.
    public List<Session> of(EAddress person, int limit) {
        Instant now = clock.instant();
        return db.sql(OF)
                .param("person", person.value())
                .param("limit", limit)
                .query((row, _) -> session(row, now))
                .list();
    }

    /// Ends it wherever it is, at its next click. Whether it is this person's and went on.
    public boolean end(EAddress person, UUID id, Session.How how) {
        return db.sql(END)
                        .param("id", id)
                        .param("person", person.value())
                        .param("now", at(clock.instant()))
                        .param("how", how.code())
                        .update()
                == 1;
    }

    /// The same for all of this person's but this one.
    public void endOthers(EAddress person, UUID but) {
        db.sql(END_OTHERS)
                .param("id", but)
                .param("person", person.value())
                .param("now", at(clock.instant()))
                .param("how", Session.How.ENDED_ELSEWHERE.code())
                .update();
    }

    private JdbcClient.StatementSpec live(JdbcClient.StatementSpec statement, Instant now) {
        return statement
                .param("idleSince", at(now.minus(settings.idle())))
                .param("longestSince", at(now.minus(settings.longest())));
    }

    private Session session(ResultSet row, Instant now) throws SQLException {
        Instant since = row.getTimestamp("signed_in_at").toInstant();
        Instant seenAt = row.getTimestamp("seen_at").toInstant();
        return new Session(
                row.getObject("session_id", UUID.class),
                row.getString("provider"),
                AssuranceLevel.valueOf(row.getString("level")),
                row.getString("browser"),
                since,
                seenAt,
                end(row, since, seenAt, now));
    }

    private Optional<Session.End> end(ResultSet row, Instant since, Instant seenAt, Instant now) throws SQLException {
        Timestamp endedAt = row.getTimestamp("ended_at");
        if (endedAt != null) {
            return Optional.of(new Session.End(endedAt.toInstant(), Session.How.ofCode(row.getString("ended_by"))));
        }
        Instant idle = seenAt.plus(settings.idle());
        Instant longest = since.plus(settings.longest());
        Instant last = idle.isBefore(longest) ? idle : longest;
        return Optional.of(new Session.End(last, Session.How.BY_ITSELF)).filter(_ -> !last.isAfter(now));
    }

    private static String address(SignedInPerson person) {
        return person.caller().eAddress().value();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
