package org.eaddress.hub.connection.web;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eaddress.hub.access.CallingClient;
import org.eaddress.hub.connection.SelfTest;
import org.eaddress.hub.connection.SelfTests;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A system tells how its self-test went, for the page of its connection.
@RestController
class SelfTestController {
    private static final int MOST_STEPS = 50;
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");

    private final SelfTests tests;
    private final Clock clock;

    SelfTestController(SelfTests tests, Clock clock) {
        this.tests = tests;
        this.clock = clock;
    }

    record StepForm(@Nullable String name, @Nullable String failure) {}

    record StepsForm(@Nullable List<@Nullable StepForm> steps) {}

    record TakenForm(Instant ranAt, boolean passed) {}

    @PutMapping(path = "/v1/connection/self-test", produces = MediaType.APPLICATION_JSON_VALUE)
    TakenForm take(@RequestBody StepsForm form) {
        List<SelfTest.Failed> failed =
                steps(form).stream().flatMap(step -> failure(step).stream()).toList();
        SelfTest test = new SelfTest(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                steps(form).size() - failed.size(),
                failed.stream().findFirst());
        tests.keep(CallingClient.id(), test);
        return new TakenForm(test.ranAt(), failed.isEmpty());
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
