package org.eaddress.hub.writing;

import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Delegate;
import org.eaddress.hub.directory.EAddress;

/// Whose drafts they are: those of an e-address itself, or of a delegate who writes for it.
public record Writer(EAddress eAddress, Optional<UUID> delegation) {
    public static Writer of(Caller caller) {
        return new Writer(caller.eAddress(), caller.byDelegation().map(Delegate::delegation));
    }
}
