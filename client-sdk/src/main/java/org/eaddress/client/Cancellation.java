package org.eaddress.client;

import java.time.Instant;
import java.util.UUID;

/// That a message was cancelled before it lay in any mailbox.
///
/// @param evidence the sealed statement of it, `MessageCancelled`
public record Cancellation(UUID message, Instant cancelledAt, String evidence) {
    public Cancellation {
        Json.require(message, cancelledAt, evidence);
    }
}
