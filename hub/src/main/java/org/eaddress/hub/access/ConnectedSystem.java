package org.eaddress.hub.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;

/// A system that acts for an e-address, as the people of that e-address see it.
///
/// @param name what they call it; the client's id where the operator enrolled it
/// @param keys those that it has now, the oldest first
public record ConnectedSystem(
        String clientId,
        EAddress eAddress,
        String name,
        String vendor,
        Instant since,
        Optional<Instant> suspendedAt,
        List<SystemKey> keys) {
    public boolean isSuspended() {
        return suspendedAt.isPresent();
    }

    public Optional<SystemKey> key(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
