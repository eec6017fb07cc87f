package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/// The law's clock: the term of this hub's country in its calendar.
public record LawsClock(Term term, LatvianCalendar calendar) {

    /// When a message counts as notified that is sent then and consigned at once.
    public DeemedNotification ifSentAt(Instant sentAt) {
        return term.from(sentAt, List.of(), calendar);
    }

    /// The same for a message that was sent; it cannot run while the message lies in no mailbox.
    public DeemedNotification of(Instant sentAt, Optional<Instant> consignedAt, List<Hold> holds) {
        List<Hold> all = new ArrayList<>(holds);
        all.add(new Hold(Hold.Reason.NOT_CONSIGNED, sentAt, consignedAt));
        return term.from(sentAt, all, calendar);
    }

    enum Counting {
        WORKING_DAYS,
        CALENDAR_DAYS
    }

    /// @param calendar the folder of the yearly days
    @ConfigurationProperties("hub.deemed-notified")
    record Settings(Counting counting, int days, boolean movedDays, String calendar) {
        Term term() {
            return switch (counting) {
                case WORKING_DAYS -> new Term.WorkingDays(days);
                case CALENDAR_DAYS -> new Term.CalendarDays(days);
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    public static class Beans {
        @Bean
        LawsClock lawsClock(Settings settings, ResourceLoader resources) {
            return new LawsClock(
                    settings.term(),
                    new LatvianCalendar(new YearlyDays(resources, settings.calendar()), settings.movedDays()));
        }
    }
}
