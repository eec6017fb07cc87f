package org.eaddress.hub.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The fiction of the law for one message and one recipient: on which day it counts as notified, and why then.
///
/// @param days all days from that of sending to the end of the count
/// @param on empty while the clock is held
/// @param unknownYears the years in it whose moved days are not known yet: they were counted by the rules alone
public record DeemedNotification(
        Instant sentAt, Term term, List<Day> days, Optional<LocalDate> on, List<Integer> unknownYears) {

    /// @param number which day of the term it is, if it counts
    public record Day(LocalDate date, DayKind kind, OptionalInt number) {}

    /// When the last day of the term has ended: from then on nothing can hold the clock any more.
    public Optional<Instant> fullAt() {
        return on.map(day -> LatvianCalendar.startOf(day.plusDays(1)));
    }

    /// Whether it has become true.
    public boolean isFullAt(Instant now) {
        return fullAt().filter(end -> !now.isBefore(end)).isPresent();
    }
}
