package org.eaddress.hub.submission;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// Tells senders what may show that they write to the wrong one. Nobody is asked unless a sender wants to hear it.
public interface Warnings {
    /// For each of these recipients, none perhaps.
    ///
    /// @param message the one that is being sent, which does not count as sent before
    Map<EAddress, Set<Warning>> about(EAddress sender, Collection<EAddress> recipients, Optional<UUID> message);
}
