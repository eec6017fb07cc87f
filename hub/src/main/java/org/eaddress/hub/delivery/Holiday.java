package org.eaddress.hub.delivery;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/// The public holidays of Latvia, each with the rule that tells its day.
public enum Holiday {
    NEW_YEAR(fixed(Month.JANUARY, 1)),
    GOOD_FRIDAY(fromEaster(-2)),
    EASTER(fromEaster(0)),
    EASTER_MONDAY(fromEaster(1)),
    LABOUR_DAY(fixed(Month.MAY, 1)),
    RESTORATION_OF_INDEPENDENCE(fixed(Month.MAY, 4)),
    MOTHERS_DAY(year -> LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.SUNDAY))),
    PENTECOST(fromEaster(49)),
    LIGO_DAY(fixed(Month.JUNE, 23)),
    JANI_DAY(fixed(Month.JUNE, 24)),
    PROCLAMATION_OF_THE_REPUBLIC(fixed(Month.NOVEMBER, 18)),
    CHRISTMAS_EVE(fixed(Month.DECEMBER, 24)),
    CHRISTMAS(fixed(Month.DECEMBER, 25)),
    SECOND_CHRISTMAS_DAY(fixed(Month.DECEMBER, 26)),
    NEW_YEARS_EVE(fixed(Month.DECEMBER, 31)),
    /// The close of the Song and Dance Festival; its day comes from the yearly data.
    SONG_FESTIVAL(_ -> LocalDate.MIN),
    /// A day off by a law of its own; from the yearly data.
    EXTRAORDINARY(_ -> LocalDate.MIN);

    private final Rule rule;

    Holiday(Rule rule) {
        this.rule = rule;
    }

    /// The day of a holiday in a year.
    private interface Rule {
        LocalDate in(int year);
    }

    static Optional<Holiday> on(LocalDate day) {
        return Arrays.stream(values())
                .filter(holiday -> holiday.rule.in(day.getYear()).equals(day))
                .findFirst();
    }

    /// The holiday for which this Monday is off: 4 May and 18 November, when they fall on a weekend.
    static Optional<Holiday> substitutedOn(LocalDate day) {
        if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
            return Optional.empty();
        }
        return on(day.minusDays(1)).or(() -> on(day.minusDays(2))).filter(Holiday::hasSubstitute);
    }

    private boolean hasSubstitute() {
        return this == RESTORATION_OF_INDEPENDENCE || this == PROCLAMATION_OF_THE_REPUBLIC;
    }

    private static Rule fixed(Month month, int day) {
        return year -> LocalDate.of(year, month, day);
    }

    private static Rule fromEaster(int days) {
        return year -> easter(year).plusDays(days);
    }

    /// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
