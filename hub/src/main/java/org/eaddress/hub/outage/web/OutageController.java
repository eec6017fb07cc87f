package org.eaddress.hub.outage.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eaddress.hub.outage.Availability;
import org.eaddress.hub.outage.HubLife;
import org.eaddress.hub.outage.HubOutages;
import org.eaddress.hub.outage.Outage;
import org.eaddress.hub.outage.PlannedOutage;
import org.eaddress.hub.outage.PlannedOutages;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.problem.WrittenTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// When the hub was not available, sealed statements of it, and when its operator says that it will not be.
@RestController
@RequestMapping("/v1/outages")
class OutageController {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final int MOST = 100;
    private static final int MOST_REASON = 500;
    private static final int MOST_NAME = 200;

    private final HubOutages outages;
    private final PlannedOutages plans;
    private final Availability availability;
    private final HubLife life;
    private final Clock clock;

    OutageController(HubOutages outages, PlannedOutages plans, Availability availability, HubLife life, Clock clock) {
        this.outages = outages;
        this.plans = plans;
        this.availability = availability;
        this.life = life;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutageForm(
            Instant since,
            Instant until,
            boolean announced,
            @Nullable UUID statement) {
        static OutageForm of(Outage outage) {
            return new OutageForm(
                    outage.since(),
                    outage.until(),
                    outage.announced(),
                    outage.statement().orElse(null));
        }
    }

    record PlanForm(Instant since, Instant until, String reason) {
        static PlanForm of(PlannedOutage planned) {
            return new PlanForm(planned.since(), planned.until(), planned.reason());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutagesForm(
            @Nullable Instant knownSince,
            @Nullable Instant knownUntil,
            List<PlanForm> announced,
            List<OutageForm> outages) {}

    record PeriodForm(@Nullable String since, @Nullable String until) {}

    record StatedForm(UUID id, Instant since, Instant until, String statement) {}

    record OrderForm(
            @Nullable String since,
            @Nullable String until,
            @Nullable String reason,
            @Nullable String announcedBy) {}

    record WithdrawalForm(boolean withdrawn) {}

    @GetMapping
    OutagesForm list(@RequestParam(required = false) @Nullable String before) {
        Instant from = before == null ? clock.instant() : time("before", before);
        Optional<HubLife.Known> known = life.known();
        return new OutagesForm(
                known.map(HubLife.Known::since).orElse(null),
                known.map(HubLife.Known::until).orElse(null),
                plans.coming(MOST).stream().map(PlanForm::of).toList(),
                outages.before(from, MOST).stream().map(OutageForm::of).toList());
    }

    @PostMapping("/statements")
    StatedForm state(@RequestBody PeriodForm period) {
        Availability.Stated stated = availability.state(time("since", period.since()), time("until", period.until()));
        return new StatedForm(stated.id(), stated.since(), stated.until(), stated.jws());
    }

    @GetMapping("/statements/{id}")
    ResponseEntity<String> statement(@PathVariable String id) {
        String jws = Optional.of(id)
                .filter(written -> ID.matcher(written).matches())
                .flatMap(written -> availability.find(UUID.fromString(written)))
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_EVIDENCE, "There is no statement with this id."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/jose"))
                .body(jws);
    }

    @PutMapping("/plans/{id}")
    PlanForm announce(@PathVariable String id, @RequestBody OrderForm order) {
        PlannedOutage wanted = planned(order);
        UUID key = id(id);
        if (plans.find(key).isEmpty()) {
            requireToCome(wanted);
            plans.add(key, wanted);
        }
        PlannedOutage kept = plans.find(key).orElseThrow();
        if (!kept.equals(wanted)) {
            throw new ProblemException(ProblemType.PLAN_CONFLICT, "The outage planned under this id is another one.");
        }
        return PlanForm.of(kept);
    }

    @DeleteMapping("/plans/{id}")
    WithdrawalForm withdraw(@PathVariable String id) {
        return new WithdrawalForm(plans.withdraw(id(id)));
    }

    private static PlannedOutage planned(OrderForm order) {
        return new PlannedOutage(
                time("since", order.since()),
                time("until", order.until()),
                text("reason", order.reason(), MOST_REASON),
                text("announcedBy", order.announcedBy(), MOST_NAME));
    }

    /// What has begun already cannot be announced any more.
    private void requireToCome(PlannedOutage wanted) {
        Instant now = clock.instant();
        if (!wanted.since().isAfter(now)
                || !wanted.since().isBefore(wanted.until())
                || wanted.until().isAfter(now.plus(FARTHEST))) {
            throw new ProblemException(
                    ProblemType.BAD_PERIOD,
                    "since is to come, until is after it, within %d days.".formatted(FARTHEST.toDays()));
        }
    }

    private static UUID id(String written) {
        if (!ID.matcher(written).matches()) {
            throw malformed("The id is not a UUID in lower case.");
        }
        return UUID.fromString(written);
    }

    private static Instant time(String member, @Nullable String written) {
        Instant time = WrittenTime.of(
                member, Optional.ofNullable(written).orElseThrow(() -> malformed(member + " is missing.")));
        if (!time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
            throw malformed(member + " has more than milliseconds.");
        }
        return time;
    }

    private static String text(String member, @Nullable String value, int most) {
        if (value == null || value.isBlank() || value.length() > most) {
            throw malformed("%s is missing, blank or longer than %d characters.".formatted(member, most));
        }
        return value.strip();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
