package org.eaddress.hub.connector;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// The wish to be told of the mail of one e-address in one way.
///
/// @param id what announcements name, so that they name no e-address
/// @param url where they are posted to, unless they go into a queue
public record Subscription(UUID id, EAddress owner, Optional<URI> url, boolean paused, Tries tries) {
    /// How it went so far.
    ///
    /// @param outcome what the last try came to, such as `HTTP 204` or `no answer`
    /// @param failures how many tries failed since one succeeded
    public record Tries(
            Optional<Instant> triedAt,
            Optional<String> outcome,
            Optional<Instant> toldAt,
            Optional<Instant> failingSince,
            int failures,
            Instant nextAt) {}
}
