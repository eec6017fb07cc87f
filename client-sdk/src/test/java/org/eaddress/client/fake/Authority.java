package org.eaddress.client.fake;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certification authority for tests.
public record Authority(KeyPair keys, X509Certificate certificate) {
    /// When test certificates begin to be valid.
    public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration LIFE = Duration.ofDays(3650);

    public static Authority named(String name) {
        var keys = Keys.fresh();
        var subject = new X500Principal("CN=" + name);
        var usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
        return new Authority(
                keys, certificate(subject, keys, subject, keys.getPublic(), usage, true, BEGIN.plus(LIFE)));
    }

    /// A sealer with a certificate of this authority, good for sealing.
    public Sealer sealer() {
        return sealer(KeyUsage.digitalSignature | KeyUsage.nonRepudiation, BEGIN.plus(LIFE));
    }

    public Sealer sealer(int usage, Instant end) {
        var sealing = Keys.fresh();
        var subject = new X500Principal("CN=Hub seal");
        var issued = certificate(
                certificate.getSubjectX500Principal(), keys, subject, sealing.getPublic(), usage, false, end);
        return new Sealer(sealing, issued);
    }

    private static X509Certificate certificate(
            X500Principal issuer,
            KeyPair issuerKeys,
            X500Principal subject,
            PublicKey key,
            int usage,
            boolean authority,
            Instant end) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer, BigInteger.valueOf(System.nanoTime()), Date.from(BEGIN), Date.from(end), subject, key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (usage != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
