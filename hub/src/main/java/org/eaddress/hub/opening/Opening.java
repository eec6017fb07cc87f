package org.eaddress.hub.opening;

/// Which seals' evidence is opened, and why: those after one number up to and with another.
///
/// @param orderedBy who decided it, such as a court
public record Opening(long afterSeal, long upToSeal, String reason, String orderedBy) {
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
