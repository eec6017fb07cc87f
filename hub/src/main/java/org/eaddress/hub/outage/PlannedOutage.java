package org.eaddress.hub.outage;

import java.time.Instant;

/// That the hub will not be available, as its operator says beforehand.
///
/// @param reason in words that anybody may read
/// @param by who announced it
public record PlannedOutage(Instant since, Instant until, String reason, String by) {}
