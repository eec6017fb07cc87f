package org.eaddress.hub.absence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.springframework.stereotype.Component;

/// About which periods absence can be stated: not too long, and over for long enough that all of it is written.
@Component
class Periods {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final AbsenceSettings settings;
    private final Clock clock;

    Periods(AbsenceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// @throws ProblemException when nothing can be stated about it, or not yet
    void require(Question question) {
        Instant since = question.since();
        Instant until = question.until();
        if (!since.isBefore(until)) {
            throw wrong("until is not after since.");
        }
        if (since.isBefore(EARLIEST)) {
            throw wrong("since is before %s.".formatted(Question.written(EARLIEST)));
        }
        if (Duration.between(since, until).compareTo(settings.longestPeriod()) > 0) {
            throw wrong("The period is longer than %d days."
                    .formatted(settings.longestPeriod().toDays()));
        }
        Instant latest = clock.instant().minus(settings.settledAfter());
        if (until.isAfter(latest)) {
            throw new ProblemException(
                    ProblemType.PERIOD_NOT_OVER, "until is at most %s now.".formatted(Question.written(latest)));
        }
    }

    private static ProblemException wrong(String detail) {
        return new ProblemException(ProblemType.BAD_PERIOD, detail);
    }
}
