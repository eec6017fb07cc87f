package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.delivery.Consigned.Item;

/// Messages in mailboxes ended by the will of their senders; published inside the transaction that records it.
///
/// @param reason the sender's words, if it gave any
public record Closed(List<Item> items, Why why, Optional<String> reason, Instant at) {
    /// What ended it.
    public enum Why {
        /// The time that the sender had set is over.
        EXPIRED,
        /// The sender recalled it; what was handed over before stays readable.
        RECALLED
    }
}
