package org.eaddress.client;

import java.net.http.HttpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers that are no success, read as RFC 9457 problems; one that is not of that form gets a code from its
/// status.
final class Problems {
    private static final Answers.Problem NONE = new Answers.Problem(null, null, null, null, null, null);

    private Problems() {}

    static HubProblem of(HttpResponse<byte[]> answer) {
        try {
            return of(answer.statusCode(), Json.answer(answer.body(), Answers.Problem.class));
        } catch (UnreadableAnswer e) {
            return of(answer.statusCode(), NONE);
        }
    }

    /// One problem among several outcomes, which tells its own status.
    static HubProblem of(Answers.@Nullable Problem given) {
        var problem = given == null ? NONE : given;
        return of(Objects.requireNonNullElse(problem.status(), 0), problem);
    }

    private static HubProblem of(int status, Answers.Problem problem) {
        return new HubProblem(
                status,
                Objects.requireNonNullElse(problem.code(), "http-" + status),
                Objects.requireNonNullElse(problem.detail(), "The hub answers %d.".formatted(status)),
                Objects.requireNonNullElse(problem.next(), "Check the hub's address; ask its operator."),
                problem.instance(),
                problem.evidence());
    }

    static Answers.TokenError tokenError(byte[] body) {
        try {
            return Json.answer(body, Answers.TokenError.class);
        } catch (UnreadableAnswer e) {
            return new Answers.TokenError(null, null);
        }
    }
}
