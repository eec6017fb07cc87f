package org.eaddress.hub.notification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eaddress.hub.notification.NoticeNumbers;
import org.eaddress.hub.notification.NoticeNumbers.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How many notices were due and how many were given, open to everybody.
@RestController
class NoticeStatisticsController {
    private final NoticeNumbers numbers;

    NoticeStatisticsController(NoticeNumbers numbers) {
        this.numbers = numbers;
    }

    record NoticesForm(long due, long given, long failed, long waiting) {}

    record WatchdogForm(long due, long arrived) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NumbersForm(
            String state,
            Instant from,
            Instant to,
            NoticesForm notices,
            WatchdogForm watchdog,
            @Nullable Instant lostSince) {
        static NumbersForm of(Numbers numbers) {
            return new NumbersForm(
                    switch (numbers.state()) {
                        case ARRIVING -> "arriving";
                        case LOST -> "lost";
                        case NOT_WATCHED -> "notWatched";
                    },
                    numbers.from(),
                    numbers.to(),
                    new NoticesForm(numbers.due(), numbers.given(), numbers.failed(), numbers.waiting()),
                    new WatchdogForm(numbers.watchdogDue(), numbers.watchdogArrived()),
                    numbers.lostSince());
        }
    }

    @GetMapping("/v1/statistics/notices")
    NumbersForm read() {
        return NumbersForm.of(numbers.latest());
    }
}
