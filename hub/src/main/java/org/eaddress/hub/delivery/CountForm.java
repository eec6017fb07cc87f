package org.eaddress.hub.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eaddress.hub.delivery.DeemedNotification.Day;
import org.jspecify.annotations.Nullable;

/// The form in which a count stands in the API and in evidence.
///
/// @param counting `workingDays` or `calendarDays`, and `term` how many of them
/// @param on the day, while nothing holds the clock
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CountForm(
        String sentAt,
        @Nullable String on,
        String counting,
        int term,
        String calendar,
        String zone,
        List<Integer> unknownYears,
        List<DayForm> days) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// A day; `number` only if it counts.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DayForm(
            String date, String kind, @Nullable Integer number) {
        static DayForm of(Day day) {
            return new DayForm(
                    day.date().toString(),
                    kindOf(day.kind()),
                    day.number().isPresent() ? day.number().getAsInt() : null);
        }
    }

    public static CountForm of(DeemedNotification notification) {
        return new CountForm(
                TIME.format(notification.sentAt()),
                notification.on().map(Object::toString).orElse(null),
                countingOf(notification.term()),
                notification.term().days(),
                "LV",
                LatvianCalendar.ZONE.getId(),
                notification.unknownYears(),
                notification.days().stream().map(DayForm::of).toList());
    }

    private static String countingOf(Term term) {
        return switch (term) {
            case Term.WorkingDays _ -> "workingDays";
            case Term.CalendarDays _ -> "calendarDays";
        };
    }

    private static String kindOf(DayKind kind) {
        return switch (kind) {
            case DayKind.Sending _ -> "sending";
            case DayKind.Workday _ -> "workday";
            case DayKind.MovedWorkday _ -> "movedWorkday";
            case DayKind.Weekend _ -> "weekend";
            case DayKind.PublicHoliday _ -> "publicHoliday";
            case DayKind.SubstituteHoliday _ -> "substituteHoliday";
            case DayKind.MovedDayOff _ -> "movedDayOff";
            case DayKind.Held _ -> "held";
        };
    }
}
