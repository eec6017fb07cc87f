package org.eaddress.hub.demo;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The key store of a demo party: its key under the name of its client, and the trust anchors of the hub's seals.
record DemoKeyStore(ECPublicKey publicKey, String password) {
    private static final String PASSWORD = "demo";
    private static final Duration VALID = Duration.ofDays(3650);

    /// Opens it, after making it if it is not there.
    static DemoKeyStore open(Path file, String client, String anchorsPem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
        } else {
            store.load(null, null);
            addKey(store, client);
        }
        int number = 0;
        for (Certificate anchor : certificates(anchorsPem)) {
            store.setCertificateEntry("hub-" + number++, anchor);
        }
        save(store, file);
        return new DemoKeyStore((ECPublicKey) store.getCertificate(client).getPublicKey(), PASSWORD);
    }

    String publicJwk() {
        return new ECKey.Builder(Curve.P_256, publicKey).build().toJSONString();
    }

    private static void addKey(KeyStore store, String client) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        store.setKeyEntry(
                client, pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {selfSigned(client, pair)});
    }

    private static X509Certificate selfSigned(String client, KeyPair pair) throws GeneralSecurityException {
        X500Name name = new X500Name("CN=" + client);
        Instant now = Instant.now();
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    new BigInteger(120, new SecureRandom()),
                                    Date.from(now),
                                    Date.from(now.plus(VALID)),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void save(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        WholeFile.write(file, bytes.toByteArray());
    }
}
