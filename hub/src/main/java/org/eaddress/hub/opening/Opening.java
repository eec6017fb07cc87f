package org.eaddress.hub.opening;

import java.time.Instant;
import java.util.Optional;

/// Which seals' evidence is opened, and why: those after one number up to and with another.
///
/// @param orderedBy who decided it, such as a court
/// @param untoldUntil until when the law forbids to tell the persons whose evidence it is
public record Opening(long afterSeal, long upToSeal, String reason, String orderedBy, Optional<Instant> untoldUntil) {
    /// @throws IllegalArgumentException when it is over nothing, or nobody ordered it for a reason
    public Opening {
        if (afterSeal < 0 || upToSeal <= afterSeal || reason.isBlank() || orderedBy.isBlank()) {
            throw new IllegalArgumentException("An opening is over some seals, for a reason, by somebody's order.");
        }
    }

    boolean covers(long seal) {
        return afterSeal < seal && seal <= upToSeal;
    }
}
