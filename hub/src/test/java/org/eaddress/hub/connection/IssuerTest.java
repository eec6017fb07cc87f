package org.eaddress.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class IssuerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String PASSWORD = "of-tests";
    private static final Account COMPANY =
            new Account(new EAddress("_DEFAULT@40103000456"), "SIA Bērzs", Account.Kind.COMPANY, Account.Status.ACTIVE);

    @TempDir
    private Path folder;

    @Test
    void anAuthorityThatEndsWithinADayCertifiesNothing() throws Exception {
        Issuer issuer = issuer(new BasicConstraints(0), NOW.plus(Duration.ofHours(25)));
        Credential credential =
                new Credential(new ECKeyGenerator(Curve.P_256).generate(), Optional.empty(), Optional.empty(), true);
        assertThat(issuer.issue(credential, "system-1", COMPANY, NOW).endsAt())
                .isEqualTo(NOW.plus(Duration.ofHours(25)));

        assertThatThrownBy(() -> issuer.issue(credential, "system-1", COMPANY, NOW.plus(Duration.ofHours(2))))
                .isInstanceOfSatisfying(
                        ConnectionRefused.class,
                        refused -> assertThat(refused.fault().kind()).isEqualTo(Fault.Kind.NO_AUTHORITY));
    }

    @Test
    void aCertificateThatIsNoAuthoritysIsRefusedAtTheStart() {
        assertThatThrownBy(() -> issuer(new BasicConstraints(false), NOW.plus(Duration.ofDays(900))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hub.connections.authority.key-store");
    }

    private Issuer issuer(BasicConstraints constraints, Instant end) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=authority of tests");
        var builder = new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(NOW), Date.from(end), name, pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, constraints);
        Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD.toCharArray());
        store.setKeyEntry("authority", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        Path file = folder.resolve("connections.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return new Issuer(new ConnectionSettings(
                20,
                4,
                DataSize.ofKilobytes(16),
                true,
                Duration.ofDays(365),
                5,
                1000,
                Duration.ofHours(1),
                Duration.ofDays(30),
                new ConnectionSettings.Sandboxing(
                        Duration.ofDays(400),
                        1000,
                        Duration.ofDays(3650),
                        Duration.ofDays(1),
                        100,
                        60,
                        DataSize.ofMegabytes(20)),
                new ConnectionSettings.Issuing(file, PASSWORD, Duration.ofDays(365))));
    }
}
