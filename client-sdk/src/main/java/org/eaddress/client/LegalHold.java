package org.eaddress.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A legal hold, as the hub tells the operator: over one message, or over an account.
///
/// @param placing the sealed statement that it was placed
/// @param lifting the sealed statement that it was lifted
public record LegalHold(
        UUID id,
        @Nullable UUID message,
        @Nullable String eAddress,
        String reason,
        String placedBy,
        Instant placedAt,
        @Nullable Instant endsAt,
        @Nullable String placing,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable String lifting) {
    public LegalHold {
        Json.require(id, reason, placedBy, placedAt);
    }

    /// What it is over.
    public String over() {
        return message == null ? String.valueOf(eAddress) : "message " + message;
    }
}
