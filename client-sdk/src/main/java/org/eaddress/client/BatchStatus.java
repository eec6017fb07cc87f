package org.eaddress.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a batch has come.
///
/// @param state `running`, `held` until somebody approves it, `stopped` or `done`
/// @param lookedAt how many recipients had their turn
/// @param accepted how many of them have a receipt; the others were refused
/// @param reason why it was stopped
public record BatchStatus(
        UUID batch,
        String state,
        int recipients,
        int lookedAt,
        int accepted,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant heldAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {
    public BatchStatus {
        Json.require(batch, state, createdAt);
    }

    /// Whether it goes on by itself.
    public boolean isRunning() {
        return state.equals("running");
    }
}
