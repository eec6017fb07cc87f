package org.eaddress.hub.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/// The days of a year that no rule tells: moved working days, days off by a law of their own. One file a year; a
/// year without a file is not known. A file is read once.
final class YearlyDays {
    private static final Pattern MEANING =
            Pattern.compile("(moved to|worked for|holiday) (\\d{4}-\\d\\d-\\d\\d|[A-Z_]+)");

    private final ResourceLoader resources;
    private final String folder;
    private final Map<Integer, Optional<Map<LocalDate, DayKind>>> known = new ConcurrentHashMap<>();

    /// @param folder a location such as `classpath:calendar/lv`
    YearlyDays(ResourceLoader resources, String folder) {
        this.resources = resources;
        this.folder = folder;
    }

    Optional<Map<LocalDate, DayKind>> of(int year) {
        return known.computeIfAbsent(year, this::read);
    }

    private Optional<Map<LocalDate, DayKind>> read(int year) {
        Resource file = resources.getResource(folder + "/" + year + ".properties");
        return file.exists() ? Optional.of(days(year, file)) : Optional.empty();
    }

    private static Map<LocalDate, DayKind> days(int year, Resource file) {
        Properties lines = new Properties();
        try (InputStream in = file.getInputStream()) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(line -> day(year, line), line -> kind(lines.getProperty(line))));
    }

    private static LocalDate day(int year, String line) {
        LocalDate day = LocalDate.parse(line);
        if (day.getYear() != year) {
            throw new IllegalArgumentException(line + " does not belong to the calendar of " + year);
        }
        return day;
    }

    private static DayKind kind(String words) {
        Matcher meaning = MEANING.matcher(words);
        if (!meaning.matches()) {
            throw new IllegalArgumentException("No meaning of a day: " + words);
        }
        String what = meaning.group(2);
        return switch (meaning.group(1)) {
            case "moved to" -> new DayKind.MovedDayOff(LocalDate.parse(what));
            case "worked for" -> new DayKind.MovedWorkday(LocalDate.parse(what));
            default -> new DayKind.PublicHoliday(Holiday.valueOf(what));
        };
    }
}
