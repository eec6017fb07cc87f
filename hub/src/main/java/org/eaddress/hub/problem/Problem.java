package org.eaddress.hub.problem;

import com.github.f4b6a3.uuid.UuidCreator;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// One occurrence of a problem, in the form of RFC 9457. `detail` never holds message content or a personal code.
public record Problem(URI type, String title, int status, String detail, String code, String next, URI instance) {
    private static final String RETRY_AFTER_SECONDS = "2";

    public static Problem of(ProblemType type, String detail) {
        UUID occurrence = UuidCreator.getTimeOrderedEpoch();
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                detail,
                type.code(),
                type.next(),
                URI.create("urn:uuid:" + occurrence));
    }

    /// The answer that carries it.
    public ResponseEntity<Object> answer() {
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == ProblemType.UNAVAILABLE.status()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(this);
    }
}
