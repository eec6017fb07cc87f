package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// No channel reached the recipient of a message, and the law's clock stands still; published inside the
/// transaction that records it, at each failure anew.
///
/// @param from since when it stands still
/// @param nextTry when the hub tries next to tell the recipient; empty when it does not by itself
public record ClockHeld(UUID messageId, EAddress recipient, Instant from, Optional<Instant> nextTry) {}
