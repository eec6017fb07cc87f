package org.eaddress.hub.writing;

import java.util.UUID;
import org.eaddress.hub.submission.Rejection;

/// How far the sending of a draft has come.
public sealed interface Progress {
    /// The message is there: sent, or it waits for its scan and goes on by itself.
    record There(UUID messageId) implements Progress {}

    /// The hub did not take it; it is a draft again.
    record Returned(Rejection reason) implements Progress {}

    /// The hub took it and refused or ended it afterwards; it is a draft again, which says why.
    record Ended() implements Progress {}

    /// Something failed; it is finished by itself.
    record Later() implements Progress {}
}
