package org.eaddress.hub.access;

import java.time.Instant;
import java.util.Optional;

/// A key of a system.
///
/// @param id its thumbprint (RFC 7638)
/// @param usedAt when it last got a token, to the minute
/// @param endsAt when its certificate ends, and the key with it
/// @param certificate in PEM, if the hub issued one for it
public record SystemKey(
        String id, Instant addedAt, Optional<Instant> usedAt, Optional<Instant> endsAt, Optional<String> certificate) {
    /// One that a system is to have.
    ///
    /// @param jwk the public key
    public record New(String id, String jwk, Optional<Instant> endsAt, Optional<String> certificate) {}

    public boolean hasEnded(Instant now) {
        return endsAt.filter(end -> !now.isBefore(end)).isPresent();
    }
}
