package org.eaddress.hub.connection;

import java.time.Instant;
import java.util.Optional;

/// A self-test of a system, as the system told it.
///
/// @param well how many steps went well
/// @param failed the one that did not
public record SelfTest(Instant ranAt, int well, Optional<Failed> failed) {
    /// A step that failed, with the code of what did.
    public record Failed(String step, String code) {}
}
