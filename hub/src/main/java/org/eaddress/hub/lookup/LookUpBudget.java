package org.eaddress.hub.lookup;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many persons an account looks up in a day, counted over all hubs.
///
/// Whether a look-up is within it is decided by those before alone: a refusal that hung on what is asked for would
/// tell what is not to be told. So the last one may go beyond it.
@Component
class LookUpBudget {
    private static final Logger LOG = LoggerFactory.getLogger(LookUpBudget.class);
    private static final String SPENT = """
            select coalesce(sum(persons), 0) as persons, coalesce(sum(unknown), 0) as unknown
            from look_up_day where looker = :looker and day = :day""";
    private static final String SPEND = """
            insert into look_up_day as d (looker, day, persons, unknown) values (:looker, :day, :persons, :unknown)
            on conflict (looker, day) do update
              set persons = d.persons + excluded.persons, unknown = d.unknown + excluded.unknown
            returning persons, unknown""";

    private final JdbcClient db;
    private final LookUpSettings settings;
    private final Clock clock;

    LookUpBudget(JdbcClient db, LookUpSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    private record Spent(int persons, int unknown) {
        Spent without(Spent last) {
            return new Spent(persons - last.persons, unknown - last.unknown);
        }
    }

    /// Refuses what is refused before anything is looked for.
    ///
    /// @throws ProblemException `too-many-look-ups`
    void check(EAddress looker) {
        refuseBeyond(db.sql(SPENT)
                .param("looker", looker.value())
                .param("day", today())
                .query((row, _) -> new Spent(row.getInt("persons"), row.getInt("unknown")))
                .single());
    }

    /// Within the caller's transaction, which waits for others of this looker.
    ///
    /// @throws ProblemException `too-many-look-ups`, when others spent it meanwhile
    void spend(EAddress looker, int persons, int unknown) {
        refuseBeyond(count(looker, persons, unknown));
    }

    /// Counts, refuses nothing; gives what was spent before.
    Spent count(EAddress looker, int persons, int unknown) {
        Spent own = new Spent(persons, unknown);
        Spent all = db.sql(SPEND)
                .param("looker", looker.value())
                .param("day", today())
                .param("persons", persons)
                .param("unknown", unknown)
                .query((row, _) -> new Spent(row.getInt("persons"), row.getInt("unknown")))
                .single();
        Spent before = all.without(own);
        if (!isBeyond(before) && isBeyond(all)) {
            LOG.warn(
                    "ALARM: an account looked up {} persons today, {} of them without an e-address",
                    all.persons(),
                    all.unknown());
        }
        return before;
    }

    private boolean isBeyond(Spent spent) {
        return spent.persons() >= settings.personsADay() || spent.unknown() >= settings.unknownADay();
    }

    private void refuseBeyond(Spent before) {
        if (isBeyond(before)) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_LOOK_UPS,
                    "The limits of a day (UTC) are %d persons, and %d without an e-address."
                            .formatted(settings.personsADay(), settings.unknownADay()));
        }
    }

    private Date today() {
        return Date.valueOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
