package org.eaddress.proof;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority that certifies a sealing key and a time-stamping key.
final class Authority {
    private static final X500Name NAME = new X500Name("CN=Test root");

    private final KeyPair keys;
    final X509Certificate certificate;

    Authority() throws Exception {
        keys = keyPair("EC");
        certificate = certify(NAME, keys, new KeyUsage(KeyUsage.keyCertSign), Extension.basicConstraints, true);
    }

    static KeyPair keyPair(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("EC") ? 256 : 3072);
        return generator.generateKeyPair();
    }

    /// A sealing key of this algorithm, and how JCA calls its signatures.
    ContainerSeal seal(String keyAlgorithm, String signatureAlgorithm) throws Exception {
        KeyPair own = keyPair(keyAlgorithm);
        X509Certificate leaf = certify(
                new X500Name("CN=Test seal"),
                own,
                new KeyUsage(KeyUsage.nonRepudiation),
                Extension.basicConstraints,
                false);
        return new ContainerSeal() {
            @Override
            public List<X509Certificate> chain() {
                return List.of(leaf, certificate);
            }

            @Override
            public String algorithm() {
                return signatureAlgorithm.replace("inP1363Format", "");
            }

            @Override
            public byte[] sign(byte[] toBeSigned) {
                try {
                    Signature signature = Signature.getInstance(signatureAlgorithm);
                    signature.initSign(own.getPrivate());
                    signature.update(toBeSigned);
                    return signature.sign();
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    TimeStamps timeStamps() throws Exception {
        KeyPair own = keyPair("EC");
        X509Certificate leaf = certify(
                new X500Name("CN=Test time-stamps"),
                own,
                new KeyUsage(KeyUsage.digitalSignature),
                Extension.extendedKeyUsage,
                false);
        KeyEntityTSPSource source = new KeyEntityTSPSource(own.getPrivate(), leaf, List.of(leaf, certificate));
        source.setTsaPolicy("1.2.3.4");
        return digest ->
                source.getTimeStampResponse(DigestAlgorithm.SHA256, digest).getBytes();
    }

    private X509Certificate certify(
            X500Name subject, KeyPair of, KeyUsage usage, ASN1ObjectIdentifier second, boolean isAuthority)
            throws Exception {
        Instant now = Instant.now();
        ASN1Encodable value = second.equals(Extension.basicConstraints)
                ? new BasicConstraints(isAuthority)
                : new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping);
        var builder = new JcaX509v3CertificateBuilder(
                        NAME,
                        new BigInteger(120, new SecureRandom()),
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plus(Duration.ofDays(365))),
                        subject,
                        of.getPublic())
                .addExtension(second, true, value)
                .addExtension(Extension.keyUsage, true, usage);
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }
}
