package org.eaddress.client.fake;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
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

/// A certification authority for tests.
public record Authority(KeyPair keys, X509Certificate certificate) {
    /// The subject of the sealing certificates, and so the issuer in the evidence.
    public static final String SEALER_NAME = "CN=Hub seal";

    public static Authority named(String name) {
        var order = CertificateOrder.authority(name);
        return new Authority(order.keys(), certificate(new X500Principal(order.subject()), order.keys(), order));
    }

    /// An authority certified by this one.
    public Authority below(CertificateOrder order) {
        return new Authority(order.keys(), certificate(order));
    }

    /// A sealer with a certificate of this authority, good for sealing.
    public Sealer sealer() {
        return sealer(CertificateOrder.seal());
    }

    public Sealer sealer(int usage, Instant end) {
        return sealer(CertificateOrder.seal().usage(usage).valid(CertificateOrder.BEGIN, end));
    }

    public Sealer sealer(CertificateOrder order) {
        return new Sealer(order.keys(), certificate(order));
    }

    private X509Certificate certificate(CertificateOrder order) {
        return certificate(certificate.getSubjectX500Principal(), keys, order);
    }

    private static X509Certificate certificate(X500Principal issuer, KeyPair issuerKeys, CertificateOrder order) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(order.begin()),
                    Date.from(order.end()),
                    new X500Principal(order.subject()),
                    order.keys().getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(order.authority()));
            if (order.usage() != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(order.usage()));
            }
            var purpose = order.purpose();
            if (purpose != null) {
                var critical = purpose.equals(KeyPurposeId.id_kp_timeStamping.getId());
                builder.addExtension(Extension.extendedKeyUsage, critical, extendedKeyUsage(purpose));
            }
            var signer = new JcaContentSignerBuilder(order.signature()).build(issuerKeys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExtendedKeyUsage extendedKeyUsage(String oid) {
        return new ExtendedKeyUsage(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)));
    }
}
