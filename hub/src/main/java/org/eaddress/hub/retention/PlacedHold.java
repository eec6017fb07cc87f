package org.eaddress.hub.retention;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A hold that was placed, with the sealed statements of its placing and its lifting.
///
/// @param placing empty for a hold of before such statements were sealed
public record PlacedHold(UUID id, Hold hold, Instant placedAt, Optional<String> placing, Optional<Lifting> lifting) {
    /// That it was lifted.
    ///
    /// @param evidence empty when it was lifted in the database, behind the hub's back
    public record Lifting(Instant at, String by, Optional<String> evidence) {}
}
