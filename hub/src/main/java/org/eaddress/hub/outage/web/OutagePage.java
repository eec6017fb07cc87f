package org.eaddress.hub.outage.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eaddress.hub.outage.HubLife;
import org.eaddress.hub.outage.HubOutages;
import org.eaddress.hub.outage.Outage;
import org.eaddress.hub.outage.PlannedOutage;
import org.eaddress.hub.outage.PlannedOutages;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Where anybody reads when the hub was not available, and when it will not be.
@Controller
class OutagePage {
    private static final int MOST = 100;
    private static final int MINUTES_OF_HOUR = 60;

    private final HubOutages outages;
    private final PlannedOutages plans;
    private final HubLife life;
    private final Languages languages;
    private final Clock clock;

    OutagePage(HubOutages outages, PlannedOutages plans, HubLife life, Languages languages, Clock clock) {
        this.outages = outages;
        this.plans = plans;
        this.life = life;
        this.languages = languages;
        this.clock = clock;
    }

    /// In words. `statement` is empty while nothing is sealed of it.
    record Row(String since, String until, String lasted, boolean announced, String statement) {
        static Row of(Outage outage, Words words) {
            return new Row(
                    words.exactly(outage.since()),
                    words.exactly(outage.until()),
                    lasted(Duration.between(outage.since(), outage.until()), words),
                    outage.announced(),
                    outage.statement().map(Object::toString).orElse(""));
        }

        private static String lasted(Duration time, Words words) {
            long minutes = Math.max(1, time.toMinutes());
            return minutes < MINUTES_OF_HOUR
                    ? words.say("outages.minutes", minutes)
                    : words.say("outages.hours", minutes / MINUTES_OF_HOUR, minutes % MINUTES_OF_HOUR);
        }
    }

    /// In words.
    record Coming(String since, String until, String reason) {
        static Coming of(PlannedOutage planned, Words words) {
            return new Coming(
                    words.exactly(planned.since()), words.exactly(planned.until()), PlainText.line(planned.reason()));
        }
    }

    @GetMapping("/outages")
    String show(Locale locale, Model model) {
        Words words = languages.in(locale);
        Instant now = clock.instant();
        List<Row> rows = outages.before(now, MOST).stream()
                .map(outage -> Row.of(outage, words))
                .toList();
        model.addAttribute("outages", rows);
        model.addAttribute(
                "announced",
                plans.coming(MOST).stream().map(one -> Coming.of(one, words)).toList());
        model.addAttribute(
                "known", life.known().map(known -> words.exactly(known.since())).orElse(""));
        return "outage/list";
    }
}
