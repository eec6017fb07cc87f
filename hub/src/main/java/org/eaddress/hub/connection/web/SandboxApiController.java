package org.eaddress.hub.connection.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.CallingClient;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.connection.Connections;
import org.eaddress.hub.connection.Sample;
import org.eaddress.hub.connection.SampleKind;
import org.eaddress.hub.connection.Sandbox;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.sandbox.SandboxFaults;
import org.eaddress.hub.sandbox.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A system in test does with its own sandbox what its tests need.
@RestController
@RequestMapping(path = "/v1/sandbox", produces = MediaType.APPLICATION_JSON_VALUE)
class SandboxApiController {
    private final Connections connections;
    private final Sandbox sandbox;

    SandboxApiController(Connections connections, Sandbox sandbox) {
        this.connections = connections;
        this.sandbox = sandbox;
    }

    record RefusalForm(
            @Nullable String at,
            @Nullable String reason,
            @Nullable Integer times) {}

    record SampleForm(@Nullable String kind) {}

    record ForwardForm(@Nullable Long seconds) {}

    record SilenceForm(@Nullable Boolean broken) {}

    record KeysForm(@Nullable Long outSeconds) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SentForm(UUID message, String state, @Nullable String problem) {
        static SentForm of(Sample sample) {
            return new SentForm(
                    sample.message(),
                    sample.state().name().toLowerCase(Locale.ROOT),
                    sample.problem().orElse(null));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StateForm(
            String eAddress,
            String sender,
            Instant now,
            boolean notificationBroken,
            @Nullable Instant keysOutUntil,
            List<RefusalForm> refusals) {
        static StateForm of(Sandbox.State state) {
            return new StateForm(
                    state.twin().value(),
                    state.sender().value(),
                    state.now(),
                    state.silent(),
                    state.keysOutUntil().orElse(null),
                    state.asked().stream()
                            .map(asked -> new RefusalForm(asked.stage().code(), code(asked.reason()), asked.times()))
                            .toList());
        }
    }

    @GetMapping
    StateForm show(Caller caller) {
        return StateForm.of(sandbox.of(own(caller)));
    }

    @PostMapping("/samples")
    SentForm send(Caller caller, @RequestBody SampleForm form) {
        SampleKind kind = Optional.ofNullable(form.kind())
                .flatMap(SampleKind::ofCode)
                .orElseThrow(() -> malformed("kind is none of letter, documents, large, invoice, eicar."));
        return sandbox.send(own(caller), kind)
                .map(SentForm::of)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.TOO_OFTEN,
                        "%d samples in an hour are the limit."
                                .formatted(sandbox.limits().samples())));
    }

    @PostMapping("/clock")
    StateForm move(Caller caller, @RequestBody ForwardForm form) {
        return done(caller, sandbox.move(own(caller), seconds("seconds", form.seconds())), "seconds");
    }

    @PutMapping("/notification")
    StateForm silence(Caller caller, @RequestBody SilenceForm form) {
        boolean broken = Optional.ofNullable(form.broken()).orElseThrow(() -> malformed("broken is missing."));
        sandbox.silence(own(caller), broken);
        return show(caller);
    }

    @PutMapping("/keys")
    StateForm keepOut(Caller caller, @RequestBody KeysForm form) {
        return done(caller, sandbox.keepOut(own(caller), seconds("outSeconds", form.outSeconds())), "outSeconds");
    }

    @PutMapping("/refusals")
    StateForm refuse(Caller caller, @RequestBody RefusalForm form) {
        Stage stage = Optional.ofNullable(form.at())
                .flatMap(Stage::ofCode)
                .orElseThrow(() -> malformed("at is neither submission nor consignment."));
        EventReason reason = Optional.ofNullable(form.reason())
                .flatMap(SandboxApiController::reason)
                .orElseThrow(() -> malformed("reason is none that the API description names."));
        int times = Optional.ofNullable(form.times()).orElseThrow(() -> malformed("times is missing."));
        return done(caller, sandbox.refuse(own(caller), new SandboxFaults.Asked(stage, reason, times)), "times");
    }

    private StateForm done(Caller caller, boolean done, String member) {
        if (!done) {
            throw malformed(member + " is less than it may be, or more.");
        }
        return show(caller);
    }

    static String code(EventReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<EventReason> reason(String code) {
        return Arrays.stream(EventReason.values())
                .filter(reason -> code(reason).equals(code))
                .findFirst();
    }

    private static Duration seconds(String member, @Nullable Long seconds) {
        if (seconds == null || seconds < 0 || seconds > Integer.MAX_VALUE) {
            throw malformed(member + " is missing or out of all bounds.");
        }
        return Duration.ofSeconds(seconds);
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }

    private ConnectedSystem own(Caller caller) {
        return connections
                .ofCaller(CallingClient.id(), caller.eAddress())
                .filter(ConnectedSystem::isTest)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_IN_TEST, "The calling system has no sandbox."));
    }
}
