package org.eaddress.hub.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Properties;

/// What the demo lays out for each of its parties: the name of its client and its key.
record DemoProfile(String client, ECKey key) {

    static DemoProfile read(Path profile) {
        try {
            Properties settings = new Properties();
            try (InputStream in = Files.newInputStream(profile)) {
                settings.load(in);
            }
            String client = profile.getFileName().toString().replace(".properties", "");
            String password = settings.getProperty("password");
            return new DemoProfile(
                    client, key(profile.resolveSibling(settings.getProperty("keystore")), password, client));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The key of this name, or the only one if no name is given.
    static ECKey key(Path file, String password, String alias) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            String name = alias.isEmpty() ? store.aliases().nextElement() : alias;
            return new ECKey.Builder(ECKey.load(store, name, password.toCharArray()))
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException | GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The party of a client that reads no messages, and so cannot ask whose account it acts for.
    Party party(Wire wire, String eAddress) {
        return new Party(wire, client, eAddress, key);
    }

    Party party(Wire wire) {
        Party unnamed = new Party(wire, client, "", key);
        return new Party(wire, client, unnamed.get("/v1/account").text("eAddress"), key);
    }
}
