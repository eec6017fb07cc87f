package org.eaddress.hub.delegation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// A delegation on a deed, as it stands.
///
/// @param notary whose system made it
/// @param endedAt when it was taken back or given up
public record KeptDeed(
        UUID id, Deed deed, EAddress notary, Instant madeAt, Delegation.State state, Optional<Instant> endedAt) {}
