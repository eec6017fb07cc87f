package org.eaddress.hub.delegation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.EAddress;

/// A person whom an administrator of an organisation named, and what she may do for it: `SEE` is a reader, `SEND` a
/// clerk, `ADMINISTER` an administrator.
///
/// @param name hers, once she entered the code
/// @param endedBy the name of who removed her; her own if she did not want it
public record Member(
        UUID id,
        EAddress organisation,
        EAddress person,
        Optional<String> name,
        Power power,
        State state,
        String namedBy,
        Instant namedAt,
        Optional<Instant> endedAt,
        Optional<String> endedBy) {
    /// How far it has come; in the database in lower case.
    public enum State {
        /// The code waits for her.
        OFFERED,
        /// She entered the code, and may accept or not.
        CLAIMED,
        ACCEPTED,
        /// She did not want it, or does not any more.
        REJECTED,
        REMOVED
    }

    public boolean isOpen() {
        return endedAt.isEmpty();
    }
}
