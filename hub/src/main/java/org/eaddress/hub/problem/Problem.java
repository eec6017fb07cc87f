package org.eaddress.hub.problem;

import com.github.f4b6a3.uuid.UuidCreator;
import java.net.URI;
import java.util.UUID;

/// One occurrence of a problem, in the form of RFC 9457. `detail` never holds message content or a personal code.
public record Problem(URI type, String title, int status, String detail, String code, String next, URI instance) {
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
}
