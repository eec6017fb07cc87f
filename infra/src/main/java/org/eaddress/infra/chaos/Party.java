package org.eaddress.infra.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.eaddress.client.Credentials;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Environment;

/// The demo parties; the system of each sends to the others, and takes what they send.
enum Party {
    COUNCIL("_DEFAULT@90000000122"),
    COMPANY("_DEFAULT@40103000456"),
    CITIZEN("_PRIVATE@329999-00017");

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    private static final long PUT_AHEAD_BYTES = 512 << 10;
    private static final int SENDERS_AT_ONCE = 4;

    private final String eAddress;

    Party(String eAddress) {
        this.eAddress = eAddress;
    }

    String eAddress() {
        return eAddress;
    }

    String profile() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Party> others() {
        return Stream.of(values()).filter(other -> other != this).toList();
    }

    static Party of(String eAddress) {
        return Stream.of(values())
                .filter(party -> party.eAddress.equals(eAddress))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody has the e-address " + eAddress));
    }

    /// @param profiles the folder with the key stores of the demo parties
    EAddressClient connect(Path profiles, Path ledger, Duration patience) throws IOException {
        return EAddressClient.connect(
                Environment.of(URI.create(properties(profiles).getProperty("hub")))
                        .ledger(ledger)
                        .patience(patience)
                        .callTimeout(CALL_TIMEOUT)
                        .putAheadBytes(PUT_AHEAD_BYTES)
                        .sendersAtOnce(SENDERS_AT_ONCE),
                credentials(profiles));
    }

    Credentials credentials(Path profiles) throws IOException {
        Properties profile = properties(profiles);
        return Credentials.fromKeyStore(
                profiles.resolve(profile.getProperty("keystore")), profile.getProperty("password"));
    }

    private Properties properties(Path profiles) throws IOException {
        Properties profile = new Properties();
        try (InputStream in = Files.newInputStream(profiles.resolve(profile() + ".properties"))) {
            profile.load(in);
        }
        return profile;
    }
}
