package org.eaddress.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a message stands, for each recipient.
///
/// @param state `accepted` or `sent`
public record MessageStatus(
        UUID message,
        String state,
        Instant acceptedAt,
        @Nullable Instant sentAt,
        List<Delivery> deliveries) {
    public MessageStatus {
        Json.require(message, state, acceptedAt, deliveries);
    }

    /// @param state `waiting`, `consigned`, `handedOver` or `undelivered`
    /// @param reason the ETSI reason of an undelivered one
    public record Delivery(
            String recipient,
            String state,
            Instant since,
            @Nullable String reason) {
        public Delivery {
            Json.require(recipient, state, since);
        }
    }
}
