package org.eaddress.client;

import java.time.Instant;
import java.util.UUID;

/// The hub's sealed statement that the client's system did not take a message.
///
/// @param reason the code of a [RejectionReason]
/// @param evidence the sealed form
public record Rejection(UUID message, Instant rejectedAt, String reason, String evidence) {
    public Rejection {
        Json.require(message, rejectedAt, reason, evidence);
    }
}
