package org.eaddress.hub.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;

/// A system that acts for an e-address, as the people of that e-address see it.
///
/// @param twinOf of a test system, the e-address whose twin it acts for
/// @param triedAs of one in production, the client id of the test system that it comes from
/// @param name what they call it; the client's id where the operator enrolled it
/// @param keys those that it has now, the oldest first
public record ConnectedSystem(
        String clientId,
        EAddress eAddress,
        Optional<EAddress> twinOf,
        Optional<String> triedAs,
        String name,
        String vendor,
        Instant since,
        Optional<Instant> suspendedAt,
        List<SystemKey> keys) {
    /// Whether it is in test, else in production.
    public boolean isTest() {
        return twinOf.isPresent();
    }

    /// The organisation's e-address that it is for, in test as in production.
    public EAddress servedAddress() {
        return twinOf.orElse(eAddress);
    }

    public boolean isSuspended() {
        return suspendedAt.isPresent();
    }

    public Optional<SystemKey> key(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
