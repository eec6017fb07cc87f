package org.eaddress.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The certificate that a client shows in the TLS handshake, with its key, and which hub's certificate it trusts.
public final class ClientTls {
    private final KeyManager[] keys;
    private final TrustManager @Nullable [] trusted;

    private ClientTls(KeyManager[] keys, TrustManager @Nullable [] trusted) {
        this.keys = keys;
        this.trusted = trusted;
    }

    /// Reads a PKCS#12 file, that of the [Credentials] say: its private key and the certificate with it. What the
    /// platform trusts is trusted.
    public static ClientTls fromKeyStore(Path pkcs12, String password) {
        try (var in = new BufferedInputStream(Files.newInputStream(pkcs12))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password.toCharArray());
            return new ClientTls(keys.getKeyManagers(), null);
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyStoreUnusable("The key store %s cannot be opened: %s".formatted(pkcs12, e.getMessage()));
        }
    }

    /// The same, trusting the hub's TLS certificate under these alone.
    ///
    /// @throws IOException when the file cannot be read, or holds no certificate in PEM
    public ClientTls trusting(Path pem) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(pem))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate anchor : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("anchor-" + number++, anchor);
            }
            if (number == 0) {
                throw new IOException(pem + " holds no PEM certificates");
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return new ClientTls(keys, trust.getTrustManagers());
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " holds no PEM certificates", e);
        }
    }

    SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS", e);
        }
    }
}
