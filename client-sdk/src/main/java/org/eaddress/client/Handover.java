package org.eaddress.client;

import java.time.Instant;
import java.util.UUID;

/// The hub's sealed statement that the client's system has taken a message.
///
/// @param evidence the sealed form
public record Handover(UUID message, Instant handedOverAt, String evidence) {
    public Handover {
        Json.require(message, handedOverAt, evidence);
    }
}
