package org.eaddress.hub.outage;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A time in which no instance of the hub lived.
///
/// @param since when one was last seen alive
/// @param until when one was seen alive again
/// @param announced whether the operator had announced all of it before it began
/// @param statement the id of the sealed statement of it, once there is one
public record Outage(Instant since, Instant until, boolean announced, Optional<UUID> statement) {}
