package org.eaddress.hub.mailbox;

import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;

/// Tells whether messages can be answered in the portal.
public interface Answers {
    /// Whether this reader may write back to this sender, who can receive it.
    boolean mayAnswer(Caller reader, EAddress sender);
}
