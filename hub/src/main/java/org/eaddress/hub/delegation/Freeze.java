package org.eaddress.hub.delegation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// That an account is frozen by a decision, as on a death or a liquidation.
///
/// @param accesses who was let look into it, the first first
public record Freeze(UUID id, Decision decision, Instant frozenAt, Optional<Lifting> lifting, List<Access> accesses) {
    /// What was decided.
    ///
    /// @param reference of the decision, which the person who is let look reads
    public record Decision(EAddress account, String reference, String reason, String decidedBy) {}

    /// That it was lifted.
    public record Lifting(Instant at, String by) {}

    /// What lets a person look into the account.
    public record Permission(EAddress person, Instant until, String reference, String decidedBy) {}

    /// That a person may look into it.
    ///
    /// @param endedAt when the operator ended it, or she gave it up
    public record Access(UUID id, Permission permission, Instant madeAt, Optional<Instant> endedAt) {}
}
