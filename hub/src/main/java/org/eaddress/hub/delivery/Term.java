package org.eaddress.hub.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// How a law counts the days from sending until a message counts as notified.
///
/// The day of sending never counts. A day at whose end a hold stands does not count either: by then the recipient
/// could not have known of the message.
public sealed interface Term {
    /// The longest term that can be counted.
    int MOST_DAYS = 100;

    /// The day that completes the count is the one.
    int days();

    /// Whether such a day counts, if nothing holds the clock.
    boolean counts(DayKind kind);

    /// The n-th working day after sending; Latvia: the second (Notification Law, section 9).
    record WorkingDays(int days) implements Term {
        public WorkingDays {
            requireLength(days);
        }

        @Override
        public boolean counts(DayKind kind) {
            return kind.isWorked();
        }
    }

    /// The n-th day after sending, whatever day it is.
    record CalendarDays(int days) implements Term {
        public CalendarDays {
            requireLength(days);
        }

        @Override
        public boolean counts(DayKind kind) {
            return true;
        }
    }

    /// Counts from a sending, day by day, until the term is full or a hold that has no end yet stops it.
    default DeemedNotification from(Instant sentAt, List<Hold> holds, LatvianCalendar calendar) {
        var count = new Count(this, calendar, holds);
        LocalDate day = LatvianCalendar.dayOf(sentAt);
        count.begin(day);
        while (count.goesOn()) {
            day = day.plusDays(1);
            count.add(day);
        }
        return new DeemedNotification(
                sentAt, this, count.days(), Optional.ofNullable(count.full()), count.unknownYears());
    }

    private static void requireLength(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("A term has 1 to " + MOST_DAYS + " days, not " + days);
        }
    }
}
