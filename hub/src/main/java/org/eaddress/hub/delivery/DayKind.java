package org.eaddress.hub.delivery;

import java.time.LocalDate;

/// What a day is for the law's clock, and why.
public sealed interface DayKind {
    record Workday() implements DayKind {}

    /// A day of a weekend that is worked for another.
    record MovedWorkday(LocalDate insteadOf) implements DayKind {}

    record Weekend() implements DayKind {}

    record PublicHoliday(Holiday holiday) implements DayKind {}

    /// Off for a holiday that fell on the weekend before.
    record SubstituteHoliday(Holiday holiday) implements DayKind {}

    /// A working day that was moved to another.
    record MovedDayOff(LocalDate workedOn) implements DayKind {}

    /// The day of sending, which never counts.
    record Sending() implements DayKind {}

    /// The clock was held when the day ended.
    record Held(Hold.Reason reason) implements DayKind {}

    /// Whether people work on it.
    default boolean isWorked() {
        return switch (this) {
            case Workday _, MovedWorkday _ -> true;
            case Weekend _, PublicHoliday _, SubstituteHoliday _, MovedDayOff _, Sending _, Held _ -> false;
        };
    }
}
