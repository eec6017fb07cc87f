package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// These are unsent no longer: they lapsed, or were registered after all; published inside the transaction that
/// settles it.
public record UnsentEnded(List<UUID> messages, boolean lapsed, Instant at) {}
