package org.eaddress.hub.outage;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.KeepingStatement;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sealed statements of when the hub was not available in a period, also that it always was.
@Component
public class Availability {
    private static final String FIND =
            "select statement_id from availability_statement where since = :since and until = :until";
    private static final String KEEP = """
            insert into availability_statement (statement_id, since, until, stated_at)
            values (:statement, :since, :until, :now) on conflict do nothing""";
    private static final String IS_ONE =
            "select exists (select from availability_statement where statement_id = :statement)";
    private static final int MOST_OUTAGES = 1000;

    private final JdbcClient db;
    private final HubLife life;
    private final HubOutages outages;
    private final Sealer sealer;
    private final EvidenceArchive archive;
    private final OutageSettings settings;
    private final Clock clock;

    Availability(
            JdbcClient db,
            HubLife life,
            HubOutages outages,
            Sealer sealer,
            EvidenceArchive archive,
            OutageSettings settings,
            Clock clock) {
        this.db = db;
        this.life = life;
        this.outages = outages;
        this.sealer = sealer;
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    /// A statement, as it was sealed.
    public record Stated(UUID id, Instant since, Instant until, String jws) {}

    /// What a statement says.
    record Facts(String since, String until, long fromSeconds, List<Gap> outages) {}

    /// One outage in it, or the part of one that lies in the period.
    record Gap(String since, String until, boolean announced) {
        static Gap of(Outage outage, Instant since, Instant until) {
            return new Gap(
                    (outage.since().isBefore(since) ? since : outage.since()).toString(),
                    (outage.until().isAfter(until) ? until : outage.until()).toString(),
                    outage.announced());
        }
    }

    /// The statement of this period; asked again it is the first one again.
    ///
    /// @throws ProblemException `bad-period`, `period-not-over`
    @Transactional
    public Stated state(Instant since, Instant until) {
        require(since, until);
        UUID id = find(since, until).orElseGet(() -> seal(since, until));
        return new Stated(id, since, until, jws(id).orElseThrow());
    }

    /// The sealed statement of this id, whoever asked for it.
    public Optional<String> find(UUID id) {
        boolean isOne =
                db.sql(IS_ONE).param("statement", id).query(Boolean.class).single();
        return isOne ? jws(id) : Optional.empty();
    }

    /// Seals one outage of which nothing is sealed yet. Whether there was one.
    @Transactional
    public boolean stateNext() {
        Optional<Outage> outage = outages.takeUnstated();
        outage.ifPresent(one ->
                outages.stated(one, find(one.since(), one.until()).orElseGet(() -> seal(one.since(), one.until()))));
        return outage.isPresent();
    }

    private void require(Instant since, Instant until) {
        if (!since.isBefore(until) || Duration.between(since, until).compareTo(settings.longestPeriod()) > 0) {
            throw new ProblemException(
                    ProblemType.BAD_PERIOD,
                    "until is after since, by %d days at most."
                            .formatted(settings.longestPeriod().toDays()));
        }
        HubLife.Known known = life.known()
                .orElseThrow(() -> new ProblemException(ProblemType.PERIOD_NOT_OVER, "Nothing is known yet."));
        if (since.isBefore(known.since())) {
            throw new ProblemException(
                    ProblemType.BAD_PERIOD, "since is at least %s: nothing is known before.".formatted(known.since()));
        }
        if (until.isAfter(known.until())) {
            throw new ProblemException(
                    ProblemType.PERIOD_NOT_OVER, "until is at most %s now.".formatted(known.until()));
        }
    }

    private UUID seal(Instant since, Instant until) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = UuidCreator.getTimeOrderedEpoch(now);
        List<Gap> gaps = outages.between(since, until, MOST_OUTAGES + 1).stream()
                .map(outage -> Gap.of(outage, since, until))
                .toList();
        if (gaps.size() > MOST_OUTAGES) {
            throw new ProblemException(
                    ProblemType.BAD_PERIOD, "More than %d outages; ask for a shorter period.".formatted(MOST_OUTAGES));
        }
        Facts facts =
                new Facts(since.toString(), until.toString(), settings.from().toSeconds(), gaps);
        Evidence sealed = sealer.seal(new KeepingStatement(EvidenceEvent.HUB_AVAILABILITY, id, now, facts));
        boolean isFirst = db.sql(KEEP)
                        .param("statement", id)
                        .param("since", Timestamp.from(since))
                        .param("until", Timestamp.from(until))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
        if (!isFirst) {
            return find(since, until).orElseThrow(); // asked twice at the same moment
        }
        archive.keep(List.of(sealed));
        return id;
    }

    private Optional<UUID> find(Instant since, Instant until) {
        return db.sql(FIND)
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .query(UUID.class)
                .optional();
    }

    private Optional<String> jws(UUID id) {
        return archive.of(id).stream().map(Evidence::jws).findFirst();
    }
}
