package org.eaddress.hub.connector;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/// The connections of each client, so many at most of one: no client takes the places of the others.
final class Places {
    private final Map<String, Set<RemotingConnection>> taken = new ConcurrentHashMap<>();
    private final int ofOne;

    Places(int ofOne) {
        this.ofOne = ofOne;
    }

    /// Whether there is a place for this connection, or it has one. Its place is free again when it is closed.
    boolean take(String clientId, RemotingConnection connection) {
        boolean[] has = {false};
        taken.compute(clientId, (_, known) -> {
            Set<RemotingConnection> own = known == null ? new HashSet<>() : known;
            own.removeIf(one -> !one.getTransportConnection().isOpen());
            has[0] = own.contains(connection) || own.size() < ofOne && own.add(connection);
            return own;
        });
        return has[0];
    }
}
