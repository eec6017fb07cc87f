package org.eaddress.hub.opening;

import java.time.Instant;
import java.util.UUID;

/// An opening that was made.
///
/// @param to the e-address of the account whose system opened it, and which alone reads by it
/// @param statement the sealed statement of it
public record Opened(UUID id, Opening opening, String to, Instant at, Instant endsAt, String statement) {
    public boolean covers(long seal) {
        return opening.covers(seal);
    }

    public boolean hasEnded(Instant now) {
        return !now.isBefore(endsAt);
    }
}
