package org.eaddress.hub.mailbox;

import org.eaddress.hub.access.Caller;

/// Tells whether something that was sent off in the portal was not sent.
public interface Unsent {
    /// Whether there is such a message of this writer, who has not seen to it since.
    boolean hasUnsent(Caller writer);
}
