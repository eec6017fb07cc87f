package org.eaddress.hub.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certification authority for sealing keys, and a PKCS#12 file that it fills.
final class SealRoot {
    static final char[] PASSWORD = "of the tests".toCharArray();

    private static final KeyPurposeId SEALING =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.25.271728090555951169577192874762893901925.1"));

    private final X500Principal name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    SealRoot(String name) {
        this.name = new X500Principal("CN=" + name);
        this.keys = keyPair("P-256");
        KeyUsage usage = new KeyUsage(KeyUsage.keyCertSign);
        this.certificate = certificate(this.name, keys.getPublic(), Instant.EPOCH, year(2100), usage, true);
    }

    X509Certificate certificate() {
        return certificate;
    }

    KeyPair keys() {
        return keys;
    }

    /// A sealing certificate.
    X509Certificate certify(PublicKey key, Instant begin, Instant end) {
        KeyUsage usage = new KeyUsage(KeyUsage.nonRepudiation);
        return certificate(new X500Principal("CN=Hub seal"), key, begin, end, usage, false);
    }

    /// Puts a fresh key of this kind, certified for this time, into the file, which is made if it is missing.
    void put(Path file, String alias, String kind, Instant begin, Instant end) {
        KeyPair fresh = keyPair(kind);
        put(file, alias, fresh, certify(fresh.getPublic(), begin, end), certificate);
    }

    static void put(Path file, String alias, KeyPair key, Certificate... chain) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            if (Files.exists(file)) {
                store = KeyStore.getInstance(file.toFile(), PASSWORD);
            } else {
                store.load(null, PASSWORD);
            }
            store.setKeyEntry(alias, key.getPrivate(), PASSWORD, chain);
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD);
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A fresh key: `P-256`, `P-384`, `RSA-3072`, `Ed25519`, `ML-DSA-44` ...
    static KeyPair keyPair(String kind) {
        try {
            if (kind.startsWith("P-")) {
                KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
                curve.initialize(new ECGenParameterSpec(kind.replace("P-", "secp") + "r1"));
                return curve.generateKeyPair();
            }
            if (kind.startsWith("RSA-")) {
                KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
                rsa.initialize(Integer.parseInt(kind.substring("RSA-".length())));
                return rsa.generateKeyPair();
            }
            return KeyPairGenerator.getInstance(kind).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Instant year(int year) {
        return Instant.parse(year + "-01-01T00:00:00Z");
    }

    private X509Certificate certificate(
            X500Principal subject, PublicKey key, Instant begin, Instant end, KeyUsage usage, boolean authority) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name, new BigInteger(120, new SecureRandom()), Date.from(begin), Date.from(end), subject, key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, usage);
            if (!authority) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(SEALING));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
