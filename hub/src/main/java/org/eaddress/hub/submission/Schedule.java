package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.Optional;

/// What the sender wishes of the time of consignment; nothing, for most messages.
///
/// @param notBefore it stays out of the mailboxes until then, though it may be sent
/// @param expiresAt whoever was not handed it by then is not any more
public record Schedule(Optional<Priority> priority, Optional<Instant> notBefore, Optional<Instant> expiresAt) {
    public static final Schedule NONE = new Schedule(Optional.empty(), Optional.empty(), Optional.empty());

    boolean isNone() {
        return equals(NONE);
    }

    public boolean isOverAt(Instant time) {
        return expiresAt.filter(end -> !end.isAfter(time)).isPresent();
    }
}
