package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.Optional;

/// A time for which the law's clock stands still; open until it goes on.
public record Hold(Reason reason, Instant from, Optional<Instant> until) {

    /// Why it stands still.
    public enum Reason {
        /// The message does not lie in the recipient's mailbox yet.
        NOT_CONSIGNED,
        /// The recipient was not told of the message.
        NOTIFICATION_FAILED
    }

    /// Whether it had begun before this moment and had not ended before it.
    boolean isStandingAt(Instant moment) {
        return from.isBefore(moment) && until.map(end -> !end.isBefore(moment)).orElse(true);
    }
}
