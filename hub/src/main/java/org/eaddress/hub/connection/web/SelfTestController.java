package org.eaddress.hub.connection.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.CallingClient;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.connection.Actor;
import org.eaddress.hub.connection.Attestations;
import org.eaddress.hub.connection.Certificate;
import org.eaddress.hub.connection.Conformity;
import org.eaddress.hub.connection.Connections;
import org.eaddress.hub.connection.RunStep;
import org.eaddress.hub.connection.Runs;
import org.eaddress.hub.connection.SelfTest;
import org.eaddress.hub.connection.SelfTests;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A system tells when its self-test begins and how it went. The page of its connection shows it, and when the hub
/// saw all of it, a test system gets its certificate of conformity.
@RestController
@RequestMapping(path = "/v1/connection", produces = MediaType.APPLICATION_JSON_VALUE)
class SelfTestController {
    private static final int MOST_STEPS = 50;
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._+()-]{0,59}");

    private final SelfTests tests;
    private final Runs runs;
    private final Conformity conformity;
    private final Attestations attestations;
    private final Connections connections;
    private final Clock clock;

    SelfTestController(
            SelfTests tests,
            Runs runs,
            Conformity conformity,
            Attestations attestations,
            Connections connections,
            Clock clock) {
        this.tests = tests;
        this.runs = runs;
        this.conformity = conformity;
        this.attestations = attestations;
        this.connections = connections;
        this.clock = clock;
    }

    record StepForm(@Nullable String name, @Nullable String failure) {}

    record StepsForm(
            @Nullable List<@Nullable StepForm> steps,
            @Nullable UUID message) {}

    record BeginForm(@Nullable String doctor) {}

    record BegunForm(UUID message, Instant startedAt) {}

    record CertificateForm(UUID id, Instant issuedAt, Instant endsAt, String statement) {
        static CertificateForm of(Certificate certificate) {
            return new CertificateForm(
                    certificate.statement(), certificate.issuedAt(), certificate.endsAt(), certificate.jws());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TakenForm(
            Instant ranAt,
            boolean passed,
            @Nullable List<String> missing,
            @Nullable CertificateForm certificate) {}

    @PutMapping("/self-test/{id}")
    BegunForm begin(@PathVariable UUID id, @RequestBody BeginForm form) {
        String doctor = Optional.ofNullable(form.doctor())
                .filter(written -> VERSION.matcher(written).matches())
                .orElseThrow(() -> malformed("doctor is missing or not the name of a version."));
        Runs.Run run = runs.begin(CallingClient.id(), id, doctor);
        return new BegunForm(run.message(), run.startedAt());
    }

    @PutMapping("/self-test")
    TakenForm take(Caller caller, @RequestBody StepsForm form) {
        List<SelfTest.Failed> failed =
                steps(form).stream().flatMap(step -> failure(step).stream()).toList();
        SelfTest test = new SelfTest(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                steps(form).size() - failed.size(),
                failed.stream().findFirst());
        tests.keep(CallingClient.id(), test);
        Optional<Conformity.Result> result = failed.isEmpty()
                ? Optional.ofNullable(form.message()).flatMap(run -> attest(caller, run))
                : Optional.empty();
        return new TakenForm(
                test.ranAt(),
                failed.isEmpty(),
                result.map(Conformity.Result::missing)
                        .map(steps -> steps.stream().map(RunStep::code).toList())
                        .orElse(null),
                result.flatMap(Conformity.Result::certificate)
                        .map(CertificateForm::of)
                        .orElse(null));
    }

    /// Nothing is attested of a system in production.
    private Optional<Conformity.Result> attest(Caller caller, UUID message) {
        return connections
                .ofCaller(CallingClient.id(), caller.eAddress())
                .filter(ConnectedSystem::isTest)
                .map(system -> conformity.attest(system, message, Actor.system(caller)));
    }

    /// The last one: of a system in production that of the test system that it comes from.
    @GetMapping("/certificate")
    CertificateForm certificate(Caller caller) {
        return connections
                .ofCaller(CallingClient.id(), caller.eAddress())
                .map(system -> system.triedAs().orElse(system.clientId()))
                .flatMap(attestations::last)
                .map(CertificateForm::of)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_EVIDENCE, "The system has no certificate of conformity."));
    }

    private static List<StepForm> steps(StepsForm form) {
        if (form.steps() == null || form.steps().isEmpty() || form.steps().size() > MOST_STEPS) {
            throw malformed("steps has between 1 and %d members.".formatted(MOST_STEPS));
        }
        return form.steps().stream()
                .map(step -> Optional.ofNullable(step).orElseThrow(() -> malformed("A step is null.")))
                .toList();
    }

    private static Optional<SelfTest.Failed> failure(StepForm step) {
        String name = word("name", Optional.ofNullable(step.name()).orElse(""));
        return Optional.ofNullable(step.failure()).map(code -> new SelfTest.Failed(name, word("failure", code)));
    }

    private static String word(String member, String written) {
        if (!WORD.matcher(written).matches()) {
            throw malformed(member + " is not a word of small letters, digits and hyphens.");
        }
        return written;
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
