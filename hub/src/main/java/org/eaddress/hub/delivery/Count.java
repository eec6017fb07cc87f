package org.eaddress.hub.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.eaddress.hub.delivery.DeemedNotification.Day;
import org.jspecify.annotations.Nullable;

/// One count of days, while it goes on.
final class Count {
    private final Term term;
    private final LatvianCalendar calendar;
    private final List<Hold> holds;
    private final List<Day> days = new ArrayList<>();
    private final Set<Integer> unknownYears = new TreeSet<>();
    private int counted;
    private boolean stopped;

    Count(Term term, LatvianCalendar calendar, List<Hold> holds) {
        this.term = term;
        this.calendar = calendar;
        this.holds = holds;
    }

    void begin(LocalDate sending) {
        days.add(new Day(sending, new DayKind.Sending(), OptionalInt.empty()));
    }

    boolean goesOn() {
        return counted < term.days() && !stopped;
    }

    void add(LocalDate day) {
        if (!calendar.knows(day.getYear())) {
            unknownYears.add(day.getYear());
        }
        DayKind kind = calendar.kindOf(day);
        if (!term.counts(kind)) {
            days.add(new Day(day, kind, OptionalInt.empty()));
            return;
        }
        Optional<Hold> hold = holdAt(LatvianCalendar.startOf(day.plusDays(1)));
        if (hold.isPresent()) {
            days.add(new Day(day, new DayKind.Held(hold.get().reason()), OptionalInt.empty()));
            stopped = hold.get().until().isEmpty();
            return;
        }
        counted++;
        days.add(new Day(day, kind, OptionalInt.of(counted)));
    }

    List<Day> days() {
        return List.copyOf(days);
    }

    /// The day that completed the count, once it is complete.
    @Nullable
    LocalDate full() {
        return counted == term.days() ? days.getLast().date() : null;
    }

    List<Integer> unknownYears() {
        return List.copyOf(unknownYears);
    }

    /// The one that lasts longest, of those that stand then.
    private Optional<Hold> holdAt(Instant moment) {
        return holds.stream()
                .filter(hold -> hold.isStandingAt(moment))
                .max((one, other) ->
                        one.until().orElse(Instant.MAX).compareTo(other.until().orElse(Instant.MAX)));
    }
}
