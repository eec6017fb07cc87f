package org.eaddress.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The evidence of the seals after one number, up to and with another, that the hub opened to an auditor.
///
/// @param orderedBy who decided it
/// @param untoldUntil until when the persons concerned are not told; null when they are told at once
/// @param statement the sealed statement of it
public record Opening(
        UUID id,
        long afterSeal,
        long upToSeal,
        String reason,
        String orderedBy,
        @Nullable Instant untoldUntil,
        Instant openedAt,
        Instant endsAt,
        String statement) {
    public Opening {
        Json.require(id, reason, orderedBy, openedAt, endsAt, statement);
    }

    /// Whether it is over the seal with this number.
    public boolean covers(long seal) {
        return afterSeal < seal && seal <= upToSeal;
    }
}
