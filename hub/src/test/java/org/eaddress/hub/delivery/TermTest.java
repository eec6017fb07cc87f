package org.eaddress.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.delivery.DeemedNotification.Day;
import org.eaddress.hub.delivery.Hold.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.DefaultResourceLoader;

class TermTest {
    private static final Term LATVIAN = new Term.WorkingDays(2);
    private static final LatvianCalendar CALENDAR = calendar(true);
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-02T10:00:00Z");

    private static LatvianCalendar calendar(boolean movedDays) {
        return new LatvianCalendar(new YearlyDays(new DefaultResourceLoader(), "classpath:calendar/lv"), movedDays);
    }

    @ParameterizedTest(name = "sent at {0}: {1}, {2}")
    @CsvSource({
        "2026-11-20T12:03:00Z, 2026-11-24, a weekend between",
        "2026-11-23T21:59:59.999Z, 2026-11-25, the last moment of Monday in Riga",
        "2026-11-23T22:00:00Z, 2026-11-26, the first moment of Tuesday in Riga",
        "2026-07-06T20:59:59.999Z, 2026-07-08, the same in summer time",
        "2026-07-06T21:00:00Z, 2026-07-09, the same in summer time",
        "2026-03-28T21:59:59.999Z, 2026-03-31, Saturday before the clock goes forward",
        "2026-03-29T20:59:59.999Z, 2026-03-31, the last moment of the day of 23 hours",
        "2026-03-29T21:00:00Z, 2026-04-01, the moment after it",
        "2026-10-24T20:59:59.999Z, 2026-10-27, Saturday before the clock goes back",
        "2026-10-25T21:59:59.999Z, 2026-10-27, the last moment of the day of 25 hours",
        "2026-10-25T22:00:00Z, 2026-10-28, the moment after it",
        "2025-12-31T21:59:59.999Z, 2026-01-06, the last moment of the year; 2 January is moved",
        "2025-12-31T22:00:00Z, 2026-01-06, the first of the next",
        "2026-12-30T12:00:00Z, 2027-01-05, the turn of the year",
        "2024-02-28T12:00:00Z, 2024-03-01, a leap day",
        "2026-04-02T12:00:00Z, 2026-04-08, Easter",
        "2024-05-03T12:00:00Z, 2024-05-08, 4 May on a Saturday",
        "2025-04-30T12:00:00Z, 2025-05-07, a moved day and 4 May on a Sunday",
        "2023-11-17T12:00:00Z, 2023-11-22, 18 November on a Saturday",
        "2026-06-19T12:00:00Z, 2026-06-26, a moved day and Jāņi",
        "2024-12-20T12:00:00Z, 2024-12-28, Christmas; a Saturday is worked",
        "2023-07-07T12:00:00Z, 2023-07-12, the close of the Song Festival",
        "2023-05-26T12:00:00Z, 2023-05-31, a day off by a law of its own"
    })
    void theSecondWorkingDayAfterSending(Instant sentAt, LocalDate on, String why) {
        assertThat(LATVIAN.from(sentAt, List.of(), CALENDAR).on()).as(why).hasValue(on);
    }

    @Test
    void everyDayIsThereAndSaysWhatItIs() {
        DeemedNotification count = LATVIAN.from(Instant.parse("2025-04-30T12:00:00Z"), List.of(), CALENDAR);
        assertThat(count.days())
                .extracting(Day::kind)
                .containsExactly(
                        new DayKind.Sending(),
                        new DayKind.PublicHoliday(Holiday.LABOUR_DAY),
                        new DayKind.MovedDayOff(LocalDate.parse("2025-05-10")),
                        new DayKind.Weekend(),
                        new DayKind.PublicHoliday(Holiday.RESTORATION_OF_INDEPENDENCE),
                        new DayKind.SubstituteHoliday(Holiday.RESTORATION_OF_INDEPENDENCE),
                        new DayKind.Workday(),
                        new DayKind.Workday());
        assertThat(count.days()).extracting(Day::date).first().isEqualTo(LocalDate.parse("2025-04-30"));
    }

    @Test
    void aYearWithoutDataIsCountedByRuleAndSaysSo() {
        assertThat(LATVIAN.from(Instant.parse("2026-12-30T12:00:00Z"), List.of(), CALENDAR)
                        .unknownYears())
                .containsExactly(2027);
        assertThat(LATVIAN.from(MONDAY_NOON, List.of(), CALENDAR).unknownYears())
                .isEmpty();
    }

    @Test
    void whereMovedDaysDoNotCountOnlyRulesAndLawsDo() {
        assertThat(LATVIAN.from(Instant.parse("2026-06-19T12:00:00Z"), List.of(), calendar(false))
                        .on())
                .hasValue(LocalDate.parse("2026-06-25"));
        assertThat(LATVIAN.from(Instant.parse("2023-05-26T12:00:00Z"), List.of(), calendar(false))
                        .on())
                .hasValue(LocalDate.parse("2023-05-31"));
    }

    @Test
    void otherLawsCountEveryDay() {
        assertThat(new Term.CalendarDays(7)
                        .from(Instant.parse("2026-11-20T12:00:00Z"), List.of(), CALENDAR)
                        .on())
                .hasValue(LocalDate.parse("2026-11-27"));
        assertThatThrownBy(() -> new Term.WorkingDays(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "held from {0} to {1}: {2}")
    @CsvSource({
        "2026-11-02T10:00:00Z, 2026-11-02T10:00:01Z, 2026-11-04",
        "2026-11-02T10:00:00Z, 2026-11-02T22:00:00.100Z, 2026-11-04",
        "2026-11-02T10:00:00Z, 2026-11-03T21:59:59.999Z, 2026-11-04",
        "2026-11-02T10:00:00Z, 2026-11-03T22:00:00Z, 2026-11-05",
        "2026-11-02T10:00:00Z, 2026-11-04T07:00:00Z, 2026-11-05",
        "2026-11-04T08:00:00Z, 2026-11-04T15:00:00Z, 2026-11-04",
        "2026-11-04T08:00:00Z, 2026-11-05T08:00:00Z, 2026-11-05",
        "2026-11-05T08:00:00Z, 2026-11-09T08:00:00Z, 2026-11-04"
    })
    void aDayAtWhoseEndTheClockIsHeldDoesNotCount(Instant from, Instant until, LocalDate on) {
        Hold hold = new Hold(Reason.NOTIFICATION_FAILED, from, Optional.of(until));
        assertThat(LATVIAN.from(MONDAY_NOON, List.of(hold), CALENDAR).on()).hasValue(on);
    }

    @Test
    void aHoldWithoutEndLeavesItOpen() {
        DeemedNotification count = LATVIAN.from(
                MONDAY_NOON, List.of(new Hold(Reason.NOT_CONSIGNED, MONDAY_NOON, Optional.empty())), CALENDAR);
        assertThat(count.on()).isEmpty();
        assertThat(count.days().getLast().kind()).isEqualTo(new DayKind.Held(Reason.NOT_CONSIGNED));
        assertThat(count.isFullAt(Instant.MAX)).isFalse();
    }

    @Test
    void itIsTrueWhenItsDayHasEndedInRiga() {
        DeemedNotification count = LATVIAN.from(MONDAY_NOON, List.of(), CALENDAR);
        assertThat(count.isFullAt(Instant.parse("2026-11-04T21:59:59.999Z"))).isFalse();
        assertThat(count.isFullAt(Instant.parse("2026-11-04T22:00:00Z"))).isTrue();
    }
}
