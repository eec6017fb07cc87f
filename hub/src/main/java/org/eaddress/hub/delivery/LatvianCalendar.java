package org.eaddress.hub.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// The working days of Latvia: weekends, public holidays and their substitutes by rule; moved and other days
/// from [YearlyDays].
///
/// A legal day begins and ends at midnight in Riga; around the changes of the clock it has 23 or 25 hours.
public final class LatvianCalendar {
    /// Whose midnight counts.
    public static final ZoneId ZONE = ZoneId.of("Europe/Riga");

    private final YearlyDays yearly;
    private final boolean movedDays;

    /// @param movedDays whether moved days count as they were moved: they are set for state bodies and only advised
    ///     to others
    LatvianCalendar(YearlyDays yearly, boolean movedDays) {
        this.yearly = yearly;
        this.movedDays = movedDays;
    }

    static LocalDate dayOf(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /// Whether the moved and extraordinary days of this year are known.
    boolean knows(int year) {
        return yearly.of(year).isPresent();
    }

    DayKind kindOf(LocalDate day) {
        return yearly.of(day.getYear())
                .flatMap(days -> Optional.ofNullable(days.get(day)))
                .filter(this::isObserved)
                .orElseGet(() -> byRule(day));
    }

    private boolean isObserved(DayKind kind) {
        return movedDays || kind instanceof DayKind.PublicHoliday;
    }

    private static DayKind byRule(LocalDate day) {
        return Holiday.on(day)
                .<DayKind>map(DayKind.PublicHoliday::new)
                .or(() -> Holiday.substitutedOn(day).map(DayKind.SubstituteHoliday::new))
                .orElseGet(() -> isWeekend(day) ? new DayKind.Weekend() : new DayKind.Workday());
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
