package org.eaddress.hub.connector.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.connector.Queues;
import org.eaddress.hub.connector.Subscription;
import org.eaddress.hub.connector.Subscription.Tries;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The queue of the caller's e-address.
@RestController
@RequestMapping(path = "/v1/queue", produces = MediaType.APPLICATION_JSON_VALUE)
class QueueController {
    private static final int COUNTED = 1000;

    private final Queues queues;

    QueueController(Queues queues) {
        this.queues = queues;
    }

    record RemovedForm(boolean removed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QueueForm(
            UUID subscription,
            String queue,
            int waiting,
            @Nullable Instant queuedAt,
            @Nullable Instant fullSince) {
        static QueueForm of(Subscription subscription, int waiting) {
            Tries tries = subscription.tries();
            return new QueueForm(
                    subscription.id(),
                    Queues.nameOf(subscription),
                    waiting,
                    tries.toldAt().orElse(null),
                    tries.failingSince().orElse(null));
        }
    }

    @GetMapping
    QueueForm show(Caller caller) {
        return queues.find(caller.eAddress())
                .map(subscription -> form(caller, subscription))
                .orElseThrow(
                        () -> new ProblemException(ProblemType.UNKNOWN_QUEUE, "The caller's e-address has no queue."));
    }

    @PutMapping
    QueueForm open(Caller caller) {
        return queues.open(caller.eAddress())
                .map(subscription -> form(caller, subscription))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_QUEUE,
                        "This hub offers no queues; its operator has set no port for them."));
    }

    @DeleteMapping
    RemovedForm close(Caller caller) {
        boolean there = queues.find(caller.eAddress()).isPresent();
        queues.close(caller.eAddress());
        return new RemovedForm(there);
    }

    private QueueForm form(Caller caller, Subscription subscription) {
        return QueueForm.of(subscription, queues.waiting(caller.eAddress(), COUNTED));
    }
}
