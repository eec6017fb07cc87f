package org.eaddress.client;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The webhook of an e-address, as the hub knows it.
///
/// @param subscription what each announcement names
/// @param state `active` or `paused`
/// @param waiting how many messages were or are to be announced and are not taken yet, counted to 1000
/// @param outcome what the last try came to, such as `HTTP 204` or `no answer`
/// @param nextAt while it fails: when the next try is made
public record Webhook(
        UUID subscription,
        URI url,
        String state,
        int waiting,
        @Nullable Instant triedAt,
        @Nullable String outcome,
        @Nullable Instant toldAt,
        @Nullable Instant failingSince,
        @Nullable Instant nextAt) {
    public Webhook {
        Json.require(subscription, url, state);
    }
}
