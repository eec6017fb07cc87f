package org.eaddress.hub.connection;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/// What organisations may connect, `hub.connections.*`.
///
/// @param systems how many systems one e-address has at most
/// @param keys how many keys one system has at the same time at most
/// @param credential how large a pasted key, request or certificate is at most
/// @param certificateRequired whether a system is taken to production only with a certificate of conformity
/// @param certificateLasts how long such a certificate is good for that
/// @param vendors how many vendors an organisation lets administer its systems, or offers it to, at most
/// @param customers for how many organisations one vendor does it at most
/// @param waitsTooLong how long mail waits for a system before a vendor is shown it as worst
/// @param warnBefore how long before a certificate ends the page says so
@ConfigurationProperties("hub.connections")
public record ConnectionSettings(
        int systems,
        int keys,
        DataSize credential,
        boolean certificateRequired,
        Duration certificateLasts,
        int vendors,
        int customers,
        Duration waitsTooLong,
        Duration warnBefore,
        Sandboxing sandbox,
        Issuing authority) {
    public ConnectionSettings {
        if (systems < 1 || keys < 2) {
            throw new IllegalArgumentException("hub.connections.systems is at least 1, and keys at least 2");
        }
        if (vendors < 1 || customers < 1) {
            throw new IllegalArgumentException("hub.connections.vendors and customers are at least 1");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ConnectionSettings.class)
    static class Beans {}

    /// How far the sandbox of a test system goes.
    ///
    /// @param move how far time is moved forward at once at most
    /// @param moves how many times it is moved at most
    /// @param ahead how far it is moved forward in all at most
    /// @param keysOut how long keys may act as ended at most
    /// @param refusals how many refusals may be asked for at a stage
    /// @param samples how many samples are sent in an hour at most
    /// @param large how large the large sample is
    public record Sandboxing(
            Duration move, int moves, Duration ahead, Duration keysOut, int refusals, int samples, DataSize large) {}

    /// The authority that certifies keys.
    ///
    /// @param keyStore PKCS#12 with its key; where there is none, only keys are taken
    /// @param lasts how long a certificate is good
    public record Issuing(Path keyStore, String password, Duration lasts) {
        /// It holds a secret and is never printed.
        @Override
        public String toString() {
            return "Issuing[" + keyStore + "]";
        }
    }
}
