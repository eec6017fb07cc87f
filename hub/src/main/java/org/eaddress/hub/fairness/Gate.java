package org.eaddress.hub.fairness;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eaddress.hub.directory.EAddress;

/// Lets a call in, or holds it back because its client, or its e-address with all its clients, is over a limit.
///
/// There are as many meters as clients and e-addresses that ever called this instance, so as many as are enrolled.
final class Gate {
    private final Shares shares;
    private final LongSupplier clock;
    private final Map<String, Meter> clients = new ConcurrentHashMap<>();
    private final Map<EAddress, Meter> addresses = new ConcurrentHashMap<>();

    /// @param clock in nanoseconds from anywhere, never going back
    Gate(Shares shares, LongSupplier clock) {
        this.shares = shares;
        this.clock = clock;
    }

    /// A call that was let in. It must [#leave].
    record Pass(Meter client, Meter address, LongSupplier clock) {
        void leave() {
            client.leave();
            address.leave();
        }

        /// So many bytes came.
        void came(long size) {
            long now = clock.getAsLong();
            client.came(size, now);
            address.came(size, now);
        }
    }

    Pass passOf(String clientId, EAddress eAddress) {
        return new Pass(
                clients.computeIfAbsent(clientId, id -> new Meter(shares.ofClient(id), clock.getAsLong())),
                addresses.computeIfAbsent(eAddress, _ -> new Meter(shares.address(), clock.getAsLong())),
                clock);
    }

    /// Empty when it is let in; what is held back for its e-address is not counted for its client.
    ///
    /// @param body whether it has a body, or may have
    Optional<HeldBack> enter(Pass pass, boolean body) {
        long now = clock.getAsLong();
        Optional<HeldBack> ofClient = pass.client().enter(body, now);
        if (ofClient.isPresent()) {
            return ofClient;
        }
        Optional<HeldBack> ofAddress = pass.address().enter(body, now);
        if (ofAddress.isPresent()) {
            pass.client().retreat();
        }
        return ofAddress;
    }
}
