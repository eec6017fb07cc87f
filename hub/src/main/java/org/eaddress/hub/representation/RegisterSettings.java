package org.eaddress.hub.representation;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// The register of organisations and their signatories, `hub.register.*`. With neither folder nor address there is
/// none, and nobody acts for an organisation in the portal.
///
/// @param folder where its files lie, or empty
/// @param url where it answers, or empty
/// @param token what shows it who asks, or empty
/// @param every how often it is asked
/// @param patience how long it may take to answer
/// @param page how many records are taken at a time
/// @param pageBytes how large its answer may be
/// @param record how long a record may be
/// @param signatories how many an organisation may have
/// @param alarmAfter after how long without an answer the operator is alarmed
@ConfigurationProperties("hub.register")
record RegisterSettings(
        String folder,
        String url,
        String token,
        Duration every,
        Duration patience,
        int page,
        DataSize pageBytes,
        DataSize record,
        int signatories,
        Duration alarmAfter) {
    RegisterSettings {
        if (!folder.isEmpty() && !url.isEmpty()) {
            throw new IllegalArgumentException("hub.register.folder and hub.register.url: there is one register");
        }
        if (!url.isEmpty() && !isSafe(URI.create(url))) {
            throw new IllegalArgumentException(
                    "hub.register.url is an https address: who changes what it answers acts for whom he likes");
        }
        if (!every.isPositive() || !patience.isPositive() || page < 1) {
            throw new IllegalArgumentException("hub.register.every, .patience and .page are above 0");
        }
    }

    boolean isThere() {
        return !folder.isEmpty() || !url.isEmpty();
    }

    long recordBytes() {
        return record.toBytes();
    }

    /// On this machine alone nobody stands between.
    private static boolean isSafe(URI address) {
        String host = address.getHost();
        return host != null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && host.equals("127.0.0.1"));
    }

    /// It holds a secret and is never printed.
    @Override
    public String toString() {
        return "RegisterSettings[hidden]";
    }
}
