package org.eaddress.hub.notification.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// The first and the last day of a period, as a person wrote them.
sealed interface Days {
    Duration LONGEST = Duration.ofDays(366 * 11L);

    record Right(LocalDate first, LocalDate last) implements Days {}

    record Wrong(Fault fault) implements Days {}

    /// Why there is no statement about them; the page has a sentence for each.
    enum Fault {
        NOT_DAYS,
        BACKWARDS,
        TOO_LONG,
        TOO_MANY,
        TOO_OFTEN
    }

    static Days of(String from, String to) {
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = day(to);
        if (first.isEmpty() || last.isEmpty()) {
            return new Wrong(Fault.NOT_DAYS);
        }
        if (last.get().isBefore(first.get())) {
            return new Wrong(Fault.BACKWARDS);
        }
        if (last.get().toEpochDay() - first.get().toEpochDay() >= LONGEST.toDays()) {
            return new Wrong(Fault.TOO_LONG);
        }
        return new Right(first.get(), last.get());
    }

    /// What is put back into the form: nothing longer than a day is.
    static String kept(String written) {
        return written.length() > "2026-11-20".length() ? "" : written;
    }

    /// Of this century: no message is of another.
    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written.strip())).filter(day -> day.getYear() / 100 == 20);
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
