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
@Component
class LookUpBudget {
    private static final Logger LOG = LoggerFactory.getLogger(LookUpBudget.class);
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

    private record Spent(int persons, int unknown) {}

    /// Within the caller's transaction: what is refused is not counted.
    ///
    /// @throws ProblemException `too-many-look-ups`
    void spend(EAddress looker, int persons, int unknown) {
        LocalDate day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Spent spent = db.sql(SPEND)
                .param("looker", looker.value())
                .param("day", Date.valueOf(day))
                .param("persons", persons)
                .param("unknown", unknown)
                .query((row, _) -> new Spent(row.getInt("persons"), row.getInt("unknown")))
                .single();
        if (spent.unknown() > settings.unknownADay()) {
            throw tooMany("of persons without an e-address", settings.unknownADay());
        }
        if (spent.persons() > settings.personsADay()) {
            throw tooMany("of persons", settings.personsADay());
        }
    }

    private static ProblemException tooMany(String of, int limit) {
        ProblemException refusal = new ProblemException(
                ProblemType.TOO_MANY_LOOK_UPS, "More than %d look-ups %s in a day (UTC).".formatted(limit, of));
        LOG.warn(
                "ALARM: an account makes more than {} look-ups {} in a day: {}",
                limit,
                of,
                refusal.problem().instance());
        return refusal;
    }
}
