package org.eaddress.hub.fairness;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What every client and every e-address may have (`hub.fairness`).
///
/// @param client of any client that `clients` does not name
/// @param address of any e-address, all its clients together
/// @param clients of single clients, by their ids
@ConfigurationProperties("hub.fairness")
record Shares(Share client, Share address, @Nullable Map<String, Share> clients) {
    Share ofClient(String clientId) {
        return clients == null ? client : clients.getOrDefault(clientId, client);
    }

    /// Nobody alone can take all the threads that serve calls.
    ///
    /// @throws IllegalStateException when somebody could
    void requireRoomForOthers(int threads) {
        Stream<Share> all =
                Stream.concat(Stream.of(client, address), clients == null ? Stream.of() : clients.values().stream());
        if (all.anyMatch(share -> share.atOnce() >= threads)) {
            throw new IllegalStateException(
                    "hub.fairness: at-once is less than server.tomcat.threads.max, %d, so that others get through"
                            .formatted(threads));
        }
    }
}
