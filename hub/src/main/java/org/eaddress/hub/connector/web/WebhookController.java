package org.eaddress.hub.connector.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.connector.Subscription;
import org.eaddress.hub.connector.Subscription.Tries;
import org.eaddress.hub.connector.Webhooks;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.problem.Paging;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The webhook of the caller's e-address.
@RestController
@RequestMapping(path = "/v1/webhook", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookController {
    private static final int COUNTED = 1000;

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    record AddressForm(@Nullable String url) {}

    record CursorForm(@Nullable String after) {}

    record RemovedForm(boolean removed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookForm(
            UUID subscription,
            URI url,
            String state,
            int waiting,
            @Nullable Instant triedAt,
            @Nullable String outcome,
            @Nullable Instant toldAt,
            @Nullable Instant failingSince,
            @Nullable Instant nextAt) {
        static WebhookForm of(Subscription subscription, int waiting) {
            Tries tries = subscription.tries();
            return new WebhookForm(
                    subscription.id(),
                    subscription.url().orElseThrow(),
                    subscription.paused() ? "paused" : "active",
                    waiting,
                    tries.triedAt().orElse(null),
                    tries.outcome().orElse(null),
                    tries.toldAt().orElse(null),
                    tries.failingSince().orElse(null),
                    tries.failingSince().map(_ -> tries.nextAt()).orElse(null));
        }
    }

    @GetMapping
    WebhookForm show(Caller caller) {
        return standing(caller.eAddress());
    }

    @PutMapping
    WebhookForm set(Caller caller, @RequestBody AddressForm form) {
        String url = Optional.ofNullable(form.url())
                .orElseThrow(() -> new ProblemException(ProblemType.MALFORMED_REQUEST, "url is missing."));
        if (!webhooks.set(caller.eAddress(), url)) {
            throw new ProblemException(
                    ProblemType.WEBHOOK_NOT_CALLABLE,
                    "url is not an https address of a named host, or its port is not called, or it is too long.");
        }
        return standing(caller.eAddress());
    }

    @DeleteMapping
    RemovedForm remove(Caller caller) {
        boolean there = webhooks.find(caller.eAddress()).isPresent();
        webhooks.remove(caller.eAddress());
        return new RemovedForm(there);
    }

    @PutMapping("/pause")
    WebhookForm pause(Caller caller) {
        webhooks.pause(caller.eAddress());
        return standing(caller.eAddress());
    }

    @DeleteMapping("/pause")
    WebhookForm resume(Caller caller) {
        webhooks.resume(caller.eAddress());
        return standing(caller.eAddress());
    }

    @PutMapping("/cursor")
    WebhookForm replay(Caller caller, @RequestBody CursorForm form) {
        WebhookForm standing = standing(caller.eAddress());
        if (!webhooks.replay(caller.eAddress(), Paging.of(form.after(), null).after())) {
            throw new ProblemException(ProblemType.REPLAYED_LATELY, "Less than a minute ago.");
        }
        return standing;
    }

    private WebhookForm standing(EAddress owner) {
        return webhooks.find(owner)
                .map(subscription -> WebhookForm.of(subscription, webhooks.waiting(owner, COUNTED)))
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_WEBHOOK, "The caller's e-address has no webhook."));
    }
}
