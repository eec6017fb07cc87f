package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.UUID;

/// A message was cancelled before it lay in any mailbox; published inside the transaction that records it.
public record Cancelled(UUID messageId, Instant at) {}
