package org.eaddress.hub.portal;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;

/// One language's words for dates, sizes and counts, as said at a counter today. Times are those of Riga.
public final class Words {
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final long KILOBYTE = 1000;
    private static final long MEGABYTE = 1000 * KILOBYTE;

    private final MessageSource messages;
    private final Locale locale;
    private final LocalDate today;

    Words(MessageSource messages, Locale locale, Instant now) {
        this.messages = messages;
        this.locale = locale;
        this.today = now.atZone(RIGA).toLocalDate();
    }

    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /// "today 14:03", "yesterday", "4 December", "4 December 2025".
    public String briefly(Instant at) {
        ZonedDateTime there = at.atZone(RIGA);
        LocalDate day = there.toLocalDate();
        if (day.equals(today)) {
            return say("date.today", CLOCK_TIME.format(there));
        }
        if (day.equals(today.minusDays(1))) {
            return say("date.yesterday");
        }
        return day.getYear() == today.getYear() ? dayAndMonth("date.day", day) : dayAndMonth("date.day-of-year", day);
    }

    /// "4 December".
    public String day(LocalDate day) {
        return dayAndMonth("date.day", day);
    }

    /// "4 December 2026", as it stands at the head of a letter.
    public String letterDate(Instant at) {
        LocalDate day = at.atZone(RIGA).toLocalDate();
        return say("date.letter", year(day), day.getDayOfMonth(), month("on", day));
    }

    /// "on 4 December 2026 at 14:03"; stays true when it is printed.
    public String exactly(Instant at) {
        ZonedDateTime there = at.atZone(RIGA);
        LocalDate day = there.toLocalDate();
        return say("date.exactly", year(day), day.getDayOfMonth(), month("on", day), CLOCK_TIME.format(there));
    }

    /// "48 KB", "1.2 MB".
    public String size(long bytes) {
        if (bytes < KILOBYTE) {
            return say("size.small");
        }
        if (bytes < MEGABYTE - KILOBYTE / 2) {
            return say("size.kilobytes", number(bytes / (double) KILOBYTE, 0));
        }
        return say("size.megabytes", number(bytes / (double) MEGABYTE, 1));
    }

    /// "1 document", "2 documents": the key with `.one` or `.many`. In Latvian 21 is one and 11 is many.
    public String count(String key, int count) {
        return say(key + (isOne(count) ? ".one" : ".many"), count);
    }

    private boolean isOne(int count) {
        return Languages.LATVIAN.equals(locale) ? count % 10 == 1 && count % 100 != 11 : count == 1;
    }

    private String dayAndMonth(String key, LocalDate day) {
        return say(key, year(day), day.getDayOfMonth(), month("name", day));
    }

    private String month(String form, LocalDate day) {
        return messages.getMessage("month." + form + "." + day.getMonthValue(), null, locale);
    }

    private static String year(LocalDate day) {
        return Integer.toString(day.getYear());
    }

    private String number(double value, int fractionDigits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(fractionDigits);
        return format.format(value);
    }
}
