package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// These were opened or taken for the first time; published inside the transaction that records it.
public record HandedOver(List<Item> items, Instant at) {
    /// One message and the one of its recipients who has it now.
    public record Item(UUID messageId, EAddress recipient) {}
}
