package org.eaddress.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.Collections;
import org.eaddress.client.proof.TrustAnchors;

/// Who the client is, and whose seals it believes.
///
/// @param clientId the OAuth client id, which is the alias of the key
/// @param key the private key, EC P-256, that signs the client's assertions
/// @param anchors the certificates that the hub's seals must chain up to
public record Credentials(String clientId, ECPrivateKey key, TrustAnchors anchors) {
    private static final int P256_BITS = 256;

    /// Reads a PKCS#12 file: its one private key names the client, its trusted certificates are the anchors.
    public static Credentials fromKeyStore(Path pkcs12, String password) {
        return fromKeyStore(pkcs12, password.toCharArray());
    }

    /// Reads a PKCS#12 file: its one private key names the client, its trusted certificates are the anchors.
    public static Credentials fromKeyStore(Path pkcs12, char[] password) {
        try (var in = new BufferedInputStream(Files.newInputStream(pkcs12))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return of(pkcs12, store, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyStoreUnusable("The key store %s cannot be opened: %s".formatted(pkcs12, e.getMessage()));
        }
    }

    /// The same client, believing seals under these anchors too.
    public Credentials trusting(TrustAnchors more) {
        return new Credentials(clientId, key, anchors.and(more));
    }

    private static Credentials of(Path file, KeyStore store, char[] password) throws GeneralSecurityException {
        var keys = new ArrayList<String>();
        var anchors = new ArrayList<X509Certificate>();
        for (var alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            } else if (store.getCertificate(alias) instanceof X509Certificate anchor) {
                anchors.add(anchor);
            }
        }
        if (keys.size() != 1) {
            throw new KeyStoreUnusable("%s holds %d private keys instead of one.".formatted(file, keys.size()));
        }
        var alias = keys.getFirst();
        if (store.getKey(alias, password) instanceof ECPrivateKey key
                && key.getParams().getCurve().getField().getFieldSize() == P256_BITS) {
            return new Credentials(alias, key, TrustAnchors.of(anchors));
        }
        throw new KeyStoreUnusable("The private key in %s is not an EC key on P-256.".formatted(file));
    }

    @Override
    public String toString() {
        return "Credentials of " + clientId;
    }
}
