package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eaddress.hub.delivery.DeemedNotification.Day;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Says in plain words when a message counts as notified, and why then.
@Component
public class Explanation {
    private final MessageSource messages;
    private final Clock clock;

    Explanation(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /// One day of the count: its name, and whether it counts and why.
    public record Line(String day, String why, boolean counts) {}

    /// "Counts as notified on Tuesday, 24 November 2026."
    public String sentence(DeemedNotification notification, Locale locale) {
        return new Words(locale).sentence(notification);
    }

    /// What must be known besides: one sentence for each year whose moved days are not known yet.
    public List<String> remarks(DeemedNotification notification, Locale locale) {
        Words words = new Words(locale);
        return notification.unknownYears().stream()
                .map(year -> words.say("deadline.unknown-year", Integer.toString(year)))
                .toList();
    }

    /// The whole count, day by day.
    public List<Line> days(DeemedNotification notification, Locale locale) {
        Words words = new Words(locale);
        return notification.days().stream()
                .map(day -> new Line(
                        words.date(day.date(), "name"),
                        words.why(day),
                        day.number().isPresent()))
                .toList();
    }

    private final class Words {
        private final Locale locale;

        Words(Locale locale) {
            this.locale = locale;
        }

        String say(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }

        String sentence(DeemedNotification notification) {
            return notification
                    .on()
                    .map(day -> say(tense(notification, day), date(day, "on")))
                    .orElseGet(() -> say("deadline.held"));
        }

        private String tense(DeemedNotification notification, LocalDate day) {
            if (notification.isFullAt(clock.instant())) {
                return "deadline.counted";
            }
            return LatvianCalendar.dayOf(clock.instant()).equals(day) ? "deadline.counts-today" : "deadline.counts";
        }

        String date(LocalDate day, String form) {
            return say(
                    "deadline.date",
                    Integer.toString(day.getYear()),
                    day.getDayOfMonth(),
                    say("month.%s.%d".formatted(form, day.getMonthValue())),
                    say("deadline.weekday.%s.%d"
                            .formatted(form, day.getDayOfWeek().getValue())));
        }

        String why(Day day) {
            String reason = reason(day.kind());
            return day.number().isPresent()
                    ? say("deadline.day.counts", day.number().getAsInt(), reason)
                    : say("deadline.day.does-not-count", reason);
        }

        private String reason(DayKind kind) {
            return switch (kind) {
                case DayKind.Sending() -> say("deadline.day.sending");
                case DayKind.Workday() -> say("deadline.day.workday");
                case DayKind.MovedWorkday(var off) -> say("deadline.day.moved-workday", date(off, "name"));
                case DayKind.Weekend() -> say("deadline.day.weekend");
                case DayKind.PublicHoliday(var holiday) -> say("deadline.holiday.%s".formatted(holiday));
                case DayKind.SubstituteHoliday(var holiday) ->
                    say("deadline.day.substitute", say("deadline.holiday.%s".formatted(holiday)));
                case DayKind.MovedDayOff(var worked) -> say("deadline.day.moved-off", date(worked, "name"));
                case DayKind.Held(var reason) -> say("deadline.held.%s".formatted(reason));
            };
        }
    }
}
