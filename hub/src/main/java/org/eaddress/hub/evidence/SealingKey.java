package org.eaddress.hub.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The hub's private key for seals with its certificate chain, leaf first. Signs ES256 (RFC 7518 section 3.4).
final class SealingKey {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private SealingKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    /// Reads the one private key of a PKCS#12 key store.
    static SealingKey read(Path keyStore, char[] password) {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            String alias = store.aliases().nextElement();
            return new SealingKey(
                    (PrivateKey) store.getKey(alias, password),
                    Arrays.stream(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The sealing key cannot be read from " + keyStore, e);
        }
    }

    byte[] sign(byte[] input) {
        try {
            Signature signature = Objects.requireNonNullElseGet(idle.poll(), () -> signature(key));
            signature.update(input);
            byte[] value = signature.sign();
            idle.add(signature);
            return value;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The sealing key does not sign", e);
        }
    }

    private static Signature signature(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withPLAIN-ECDSA", BOUNCY_CASTLE);
            signature.initSign(key);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The sealing key does not sign", e);
        }
    }

    List<X509Certificate> chain() {
        return chain;
    }

    /// The header template of its seals. The anchor stays out of the chain: whoever checks has it already.
    String headerTemplate() {
        return SealHeader.templateOf(
                "ES256",
                chain.subList(0, chain.size() - 1).stream()
                        .map(certificate -> '"' + base64(certificate) + '"')
                        .collect(Collectors.joining(",")),
                Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(der(chain.getFirst()))));
    }

    /// The certificate that its chain ends in, as PEM.
    String anchorPem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(chain.getLast()));
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    /// The name in its certificate: who issues the evidence.
    String issuer() {
        return chain.getFirst().getSubjectX500Principal().getName();
    }

    private static String base64(Certificate certificate) {
        return Base64.getEncoder().encodeToString(der(certificate));
    }

    private static byte[] der(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
