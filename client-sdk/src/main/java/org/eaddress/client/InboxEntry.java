package org.eaddress.client;

import java.time.Instant;
import java.util.UUID;

/// A message that lies in the client's mailbox and is not confirmed yet.
public record InboxEntry(UUID message, String from, String fromName, String subject, Instant consignedAt) {
    public InboxEntry {
        Json.require(message, from, fromName, subject, consignedAt);
    }
}
