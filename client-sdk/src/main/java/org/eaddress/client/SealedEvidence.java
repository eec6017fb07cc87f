package org.eaddress.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One piece of evidence about a message.
///
/// @param event the ETSI URI of what happened
/// @param recipient the one it refers to; null when all are
/// @param jws the sealed form
public record SealedEvidence(
        UUID id, String event, Instant at, @Nullable String recipient, String jws) {
    public SealedEvidence {
        Json.require(id, event, at, jws);
    }

    /// The last part of the event's URI.
    public String eventName() {
        return event.substring(Math.max(event.lastIndexOf('/'), event.lastIndexOf(':')) + 1);
    }
}
