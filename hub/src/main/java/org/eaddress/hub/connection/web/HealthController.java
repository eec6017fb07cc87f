package org.eaddress.hub.connection.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.CallingClient;
import org.eaddress.hub.connection.Connections;
import org.eaddress.hub.connection.Deed;
import org.eaddress.hub.connection.Health;
import org.eaddress.hub.connection.Healths;
import org.eaddress.hub.connection.Volume;
import org.eaddress.hub.connection.Volumes;
import org.eaddress.hub.connector.Subscription;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// A system asks how it does, as the hub sees it.
@RestController
class HealthController {
    private final Connections connections;
    private final Healths healths;
    private final Volumes volumes;

    HealthController(Connections connections, Healths healths, Volumes volumes) {
        this.connections = connections;
        this.healths = healths;
        this.volumes = volumes;
    }

    record DayForm(
            LocalDate day, long calls, long failures, long sent, long taken, long meanMillis, long slowestMillis) {
        static DayForm of(Map.Entry<LocalDate, Volume> day) {
            Volume volume = day.getValue();
            return new DayForm(
                    day.getKey(),
                    volume.calls(),
                    volume.failures(),
                    volume.sent(),
                    volume.taken(),
                    volume.meanMillis(),
                    volume.slowest());
        }
    }

    record MetForm(String code, long times, Instant lastAt) {
        static MetForm of(Health.Met met) {
            return new MetForm(met.code(), met.times(), met.lastAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookForm(
            String state,
            @Nullable String outcome,
            @Nullable Instant toldAt,
            @Nullable Instant failingSince) {
        static WebhookForm of(Subscription webhook) {
            return new WebhookForm(
                    webhook.paused() ? "paused" : "active",
                    webhook.tries().outcome().orElse(null),
                    webhook.tries().toldAt().orElse(null),
                    webhook.tries().failingSince().orElse(null));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HealthForm(
            @Nullable Instant signedInAt,
            @Nullable Instant pulledAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant registeredAt,
            int waiting,
            @Nullable Instant waitingSince,
            int unregistered,
            List<MetForm> problems,
            List<DayForm> days,
            @Nullable WebhookForm webhook) {
        static HealthForm of(Health health, SequencedMap<LocalDate, Volume> days) {
            return new HealthForm(
                    health.signedInAt().orElse(null),
                    health.last(Deed.PULLED).orElse(null),
                    health.last(Deed.CONFIRMED).orElse(null),
                    health.last(Deed.SUBMITTED).orElse(null),
                    health.last(Deed.REGISTERED).orElse(null),
                    health.waiting(),
                    health.oldestAt().orElse(null),
                    health.unregistered(),
                    health.problems().stream().map(MetForm::of).toList(),
                    days.sequencedEntrySet().stream().map(DayForm::of).toList(),
                    health.webhook().map(WebhookForm::of).orElse(null));
        }
    }

    @GetMapping("/v1/connection/health")
    HealthForm health(Caller caller) {
        return connections
                .ofCaller(CallingClient.id(), caller.eAddress())
                .map(system -> HealthForm.of(healths.of(system), volumes.of(system.clientId())))
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_AUTHENTICATED, "The connection does not exist any more."));
    }
}
