package org.eaddress.hub.retention;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.retention.Hold.Over.Account;
import org.eaddress.hub.retention.Hold.Over.OneMessage;

/// A legal hold: as long as it is in force, nothing that it is over is erased.
///
/// @param reason why, for whoever asks later, such as the number of a court's case
/// @param placedBy who decided it
/// @param until when it ends by itself; empty when somebody must lift it
public record Hold(Over over, String reason, String placedBy, Optional<Instant> until) {
    /// What is held.
    public sealed interface Over {
        record OneMessage(UUID id) implements Over {}

        /// All messages to and from this e-address.
        record Account(String eAddress) implements Over {}
    }

    /// @throws IllegalArgumentException without a reason, or without who placed it
    public Hold {
        if (reason.isBlank() || placedBy.isBlank()) {
            throw new IllegalArgumentException("A hold has a reason and somebody who placed it.");
        }
    }

    public static Hold overMessage(UUID id, String reason, String placedBy) {
        return new Hold(new OneMessage(id), reason, placedBy, Optional.empty());
    }

    public static Hold overAccount(String eAddress, String reason, String placedBy) {
        return new Hold(new Account(eAddress), reason, placedBy, Optional.empty());
    }

    public Hold endingAt(Instant end) {
        return new Hold(over, reason, placedBy, Optional.of(end));
    }
}
