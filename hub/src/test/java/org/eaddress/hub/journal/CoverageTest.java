package org.eaddress.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which seals hold the evidence of a period, on a real database.
class CoverageTest {
    private static final Duration LATE = Duration.ofMinutes(5);

    private final Office office = Office.open();
    private final Instant now = Instant.now();

    @AfterEach
    void close() {
        office.close();
    }

    private Optional<Coverage> coverage(long sinceMinutes, long untilMinutes) {
        return office.part(Journal.class)
                .coverage(now.plus(Duration.ofMinutes(sinceMinutes)), now.plus(Duration.ofMinutes(untilMinutes)), LATE);
    }

    /// As if this seal had been made so many minutes ago.
    private void backdate(long number, long minutes) {
        office.db()
                .sql("update journal_seal set sealed_at = :at where seal_number = :number")
                .param("at", Timestamp.from(now.minus(Duration.ofMinutes(minutes))))
                .param("number", number)
                .update();
    }

    /// Three seals of one, two and three pieces: two hours ago, one hour ago, now.
    private void keepAJournal() {
        for (int number = 1; number <= 3; number++) {
            office.issue(number);
            office.seal();
        }
        backdate(1, 120);
        backdate(2, 60);
    }

    @Test
    void beforeTheFirstSealThereIsNoneToName() {
        assertThat(coverage(-90, -30)).contains(new Coverage(Coverage.Mark.START, Coverage.Mark.START, 0));
    }

    @Test
    void itBeginsAfterTheLastSealBeforeThePeriodAndEndsWithTheFirstThatNothingOfItCanFollow() {
        keepAJournal();
        assertThat(coverage(-90, -30)).contains(new Coverage(mark(1), mark(3), 5));
        assertThat(coverage(-180, -170)).contains(new Coverage(Coverage.Mark.START, mark(1), 1));
    }

    @Test
    void aSealWithinTheClockSkewBelongsToIt() {
        keepAJournal();
        backdate(1, 91);
        assertThat(coverage(-90, -30).orElseThrow().after()).isEqualTo(Coverage.Mark.START);
        backdate(1, 92);
        assertThat(coverage(-90, -30).orElseThrow().after()).isEqualTo(mark(1));
    }

    @Test
    void aPeriodAfterTheNewestSealHasNone() {
        keepAJournal();
        assertThat(coverage(10, 20)).contains(new Coverage(mark(3), mark(3), 0));
    }

    @Test
    void whileEvidenceWaitsThatMayBeOfItNothingIsSaid() {
        keepAJournal();
        office.issue();
        assertThat(coverage(-90, 0)).isEmpty();
        assertThat(coverage(-90, -30)).as("what waits is younger").isPresent();
        office.seal();
        assertThat(coverage(-90, 0)).contains(new Coverage(mark(1), mark(4), 6));
    }

    private Coverage.Mark mark(long number) {
        return new Coverage.Mark(number, office.seal(number).summary().digest());
    }
}
