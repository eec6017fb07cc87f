package org.eaddress.hub.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One occurrence of a problem, in the form of RFC 9457. `detail` never holds message content or a personal code;
/// `evidence`, if there is any, states the refusal under the hub's seal.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        String next,
        URI instance,
        @Nullable String evidence) {
    /// The attribute of a request that was answered a problem; it holds the code.
    public static final String CODE = Problem.class.getName();

    public static Problem of(ProblemType type, String detail) {
        UUID occurrence = UuidCreator.getTimeOrderedEpoch();
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                detail,
                type.code(),
                type.next(),
                URI.create("urn:uuid:" + occurrence),
                null);
    }

    /// The same, with the compact JWS that states it.
    public Problem with(String evidence) {
        return new Problem(type, title, status, detail, code, next, instance, evidence);
    }
}
