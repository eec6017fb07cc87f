package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// The law's clock, which had stood still because no channel reached the recipient, goes on or has nothing left to
/// count; published inside the transaction that records it.
public record ClockReleased(UUID messageId, EAddress recipient, Instant at) {}
