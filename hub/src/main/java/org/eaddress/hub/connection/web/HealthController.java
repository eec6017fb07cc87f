package org.eaddress.hub.connection.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.CallingClient;
import org.eaddress.hub.connection.Connections;
import org.eaddress.hub.connection.Deed;
import org.eaddress.hub.connection.Health;
import org.eaddress.hub.connection.Healths;
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

    HealthController(Connections connections, Healths healths) {
        this.connections = connections;
        this.healths = healths;
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
            @Nullable WebhookForm webhook) {
        static HealthForm of(Health health) {
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
                    health.webhook().map(WebhookForm::of).orElse(null));
        }
    }

    @GetMapping("/v1/connection/health")
    HealthForm health(Caller caller) {
        return connections
                .ofCaller(CallingClient.id(), caller.eAddress())
                .map(healths::of)
                .map(HealthForm::of)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_AUTHENTICATED, "The connection does not exist any more."));
    }
}
