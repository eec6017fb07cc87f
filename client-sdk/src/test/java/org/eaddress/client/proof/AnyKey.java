package org.eaddress.client.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.eaddress.client.proof.Permit.AT;
import static org.eaddress.client.proof.Permit.ROOT;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tools.jackson.databind.node.JsonNodeFactory;

/// A key of any kind with a sealing certificate of the hub's root; it seals under any name, right or wrong.
record AnyKey(KeyPair keys, X509Certificate certificate) {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final String SEALING = "2.25.271728090555951169577192874762893901925.1";
    private static final Duration LIFE = Duration.ofDays(30);

    /// A fresh key, such as `P-256`, `RSA-3072`, `Ed25519`, `ML-DSA-44`.
    static AnyKey of(String kind) {
        try {
            var keys = generator(kind).generateKeyPair();
            return new AnyKey(keys, certificate(keys));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The permit's receipt, sealed.
    ///
    /// @param name what the header calls the algorithm
    /// @param algorithm what Bouncy Castle calls the one that is used
    String seal(String name, String algorithm) {
        try {
            var header = JsonNodeFactory.instance
                    .objectNode()
                    .put("alg", name)
                    .put("iat", AT.getEpochSecond())
                    .put(
                            "x5t#S256",
                            encoded(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
            header.putArray("x5c").add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            var signed = encoded(header.toString().getBytes(US_ASCII))
                    + "."
                    + encoded(Permit.evidence().toString().getBytes(US_ASCII));
            var signature = Signature.getInstance(algorithm, BOUNCY_CASTLE);
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPairGenerator generator(String kind) throws GeneralSecurityException {
        if (kind.startsWith("RSA-")) {
            var rsa = KeyPairGenerator.getInstance("RSA", BOUNCY_CASTLE);
            rsa.initialize(Integer.parseInt(kind.substring("RSA-".length())));
            return rsa;
        }
        if (kind.startsWith("P-") || kind.startsWith("brainpool")) {
            var curve = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
            curve.initialize(new ECGenParameterSpec(kind));
            return curve;
        }
        return KeyPairGenerator.getInstance(kind, BOUNCY_CASTLE);
    }

    private static X509Certificate certificate(KeyPair keys)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var builder = new JcaX509v3CertificateBuilder(
                ROOT.certificate().getSubjectX500Principal(),
                BigInteger.ONE,
                Date.from(AT.minus(LIFE)),
                Date.from(AT.plus(LIFE)),
                new X500Principal("CN=Hub seal"),
                keys.getPublic());
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.nonRepudiation));
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(SEALING))));
        var signer =
                new JcaContentSignerBuilder("SHA256withECDSA").build(ROOT.keys().getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
