package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// The recipient's system does not take a message; published inside the transaction that records it.
public record Rejected(UUID messageId, EAddress recipient, Instant at) {}
