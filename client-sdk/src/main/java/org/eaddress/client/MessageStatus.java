package org.eaddress.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a message stands, for each recipient.
///
/// @param state `accepted`, `sent`, `lapsed`, `cancelled`, or `refused` after it had been accepted
/// @param inspection what the scan for malware told: `notScanned`, `waiting`, `clean`, `malware` or `notScannable`
/// @param lapsesAt until when the receipt must be registered, once the hub reminds of it
public record MessageStatus(
        UUID message,
        String state,
        Instant acceptedAt,
        @Nullable Instant sentAt,
        @Nullable String inspection,
        @Nullable Instant lapsesAt,
        @Nullable Instant lapsedAt,
        @Nullable Instant cancelledAt,
        @Nullable String priority,
        @Nullable Instant consignNotBefore,
        @Nullable Instant expiresAt,
        List<Delivery> deliveries) {
    public MessageStatus {
        Json.require(message, state, acceptedAt, deliveries);
    }

    /// @param state `waiting`, `consigned`, `handedOver`, `unretrieved`, `rejected`, `undelivered`, `cancelled`,
    ///     `expired` or `recalled`
    /// @param reason the ETSI reason of an undelivered one, the code of a rejected one
    /// @param deemedNotifiedOn the day on which it counts as notified by law; null before it is sent and while the
    ///     law's clock is held
    /// @param notToldSince since when every way to tell the recipient has failed, so that the clock is held
    /// @param redirectedFrom the e-address of the same organisation with which it was stuck, and from which it was
    ///     sent on; null for the recipients that the sender named
    public record Delivery(
            String recipient,
            String state,
            Instant since,
            @Nullable String reason,
            @Nullable LocalDate deemedNotifiedOn,
            @Nullable Instant notToldSince,
            @Nullable String redirectedFrom) {
        public Delivery {
            Json.require(recipient, state, since);
        }
    }
}
