package org.eaddress.hub.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/// The evidence of a message as it is given out, to systems and to people alike: `EvidenceList` of the API.
public record EvidenceList(UUID message, List<Piece> evidence) {
    public static EvidenceList of(UUID message, List<Evidence> evidence) {
        return new EvidenceList(message, evidence.stream().map(Piece::of).toList());
    }

    /// One sealed statement.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Piece(
            UUID id, URI event, Instant at, @Nullable String recipient, String jws) {
        public static Piece of(Evidence evidence) {
            return new Piece(
                    evidence.id(),
                    URI.create(evidence.event().uri()),
                    evidence.at(),
                    evidence.recipient().orElse(null),
                    evidence.jws());
        }
    }
}
