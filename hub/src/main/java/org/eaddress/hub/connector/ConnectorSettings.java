package org.eaddress.hub.connector;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How connectors are told of mail, `hub.connector.*`.
///
/// @param every how often it is looked for what is to be told; 0 s: this hub tells nobody
/// @param lease after how long another hub goes on for one that died; at least four times the longest call
/// @param retryAfter how long to wait after each failure in a row; the last goes on
/// @param inTurn how many messages a connector is told of before others have their turn
/// @param atOnce how many connectors are told at the same time
/// @param slowAtOnce how many of those that were slow or failed before; they have places of their own
/// @param slow how long an answer takes that is slow
/// @param againAfter after how long a message that is not confirmed is told again, then twice as long, and so on
/// @param againAtMost how long at most between two times
@ConfigurationProperties("hub.connector")
record ConnectorSettings(
        Duration every,
        Duration lease,
        List<Duration> retryAfter,
        int inTurn,
        int atOnce,
        int slowAtOnce,
        Duration slow,
        Duration againAfter,
        Duration againAtMost,
        Hook webhook,
        Amqp amqp) {
    private static final int CALLS_IN_LEASE = 4;

    ConnectorSettings {
        if (retryAfter.isEmpty() || inTurn < 1 || atOnce < 1 || slowAtOnce < 1) {
            throw new IllegalArgumentException("hub.connector: in-turn, at-once and slow-at-once are at least 1,"
                    + " retry-after has at least one time");
        }
        if (lease.compareTo(webhook.patience().multipliedBy(CALLS_IN_LEASE)) < 0) {
            throw new IllegalArgumentException(
                    "hub.connector.lease is at least four times hub.connector.webhook.patience");
        }
    }

    /// @param patience how long an endpoint may take for everything
    /// @param ports at which endpoints may listen
    /// @param inside whether endpoints may lie at private addresses and any port and answer without TLS: for tests
    record Hook(Duration patience, List<Integer> ports, boolean inside) {
        private static final int HTTPS = 443;

        /// Whether this port may be called.
        boolean permits(URI address) {
            return inside || ports.contains(address.getPort() < 0 ? HTTPS : address.getPort());
        }
    }

    /// Where connectors listen to their queues, AMQP 1.0 over TLS; only with the embedded broker.
    ///
    /// @param port 0: nowhere
    /// @param keyStore PKCS#12 with the key and the certificate of this address
    /// @param messages how many a queue holds
    /// @param connections how many connectors listen at the same time
    /// @param connectionsOfOne how many connections one client has at the same time
    /// @param signIn within how long a connection shows its token; at least a second
    /// @param connectionLifetime how long one connection lasts at most; it ends with its token, if that is sooner
    record Amqp(
            String address,
            int port,
            String keyStore,
            String keyStorePassword,
            int messages,
            int connections,
            int connectionsOfOne,
            Duration signIn,
            Duration connectionLifetime) {
        Amqp {
            if (signIn.toSeconds() < 1 || connectionsOfOne < 1) {
                throw new IllegalArgumentException(
                        "hub.connector.amqp: sign-in is at least a second, connections-of-one at least 1");
            }
        }

        boolean isOffered() {
            return port > 0;
        }

        /// It holds a secret and is never printed.
        @Override
        public String toString() {
            return "Amqp[" + address + ":" + port + "]";
        }
    }

    /// How long to wait after so many failures in a row.
    Duration retryAfter(int failures) {
        return retryAfter.get(Math.min(failures, retryAfter.size()) - 1);
    }

    /// How long until a message is told again that was told so often.
    Duration again(int times) {
        Duration next = againAfter;
        for (int told = 1; told < times && next.compareTo(againAtMost) < 0; told++) {
            next = next.multipliedBy(2);
        }
        return next.compareTo(againAtMost) < 0 ? next : againAtMost;
    }
}
