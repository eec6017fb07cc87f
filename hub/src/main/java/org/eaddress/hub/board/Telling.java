package org.eaddress.hub.board;

import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// Has the recipient of a message told again at once, in the transaction of the deed: whoever gives notices does.
public interface Telling {
    /// Whether there was a notice to give again.
    boolean again(UUID messageId, EAddress recipient);
}
