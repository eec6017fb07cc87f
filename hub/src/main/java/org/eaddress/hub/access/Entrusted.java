package org.eaddress.hub.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;

/// Whose mailboxes were entrusted to whom, as it is at the moment of asking.
public interface Entrusted {
    /// One that was: whose it is, and who may see it how far.
    record Mailbox(Account principal, Delegate delegate) {}

    /// Those that this person may see now.
    List<Mailbox> to(EAddress person);

    /// One of them.
    Optional<Mailbox> find(EAddress person, UUID delegation);

    /// Whether it counts at this moment; it cannot be taken back before the caller's transaction ends.
    boolean holds(UUID delegation);
}
