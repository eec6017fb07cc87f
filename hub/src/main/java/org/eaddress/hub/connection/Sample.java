package org.eaddress.hub.connection;

import java.util.Optional;
import java.util.UUID;

/// What became of a sample message.
///
/// @param state it is sent; it is held, because it waits for its scan; or it was refused
/// @param problem the code of why it was refused
public record Sample(UUID message, State state, Optional<String> problem) {
    /// In the API in lower case.
    public enum State {
        SENT,
        HELD,
        REFUSED
    }
}
