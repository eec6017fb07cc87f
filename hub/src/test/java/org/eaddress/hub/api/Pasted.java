package org.eaddress.hub.api;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// A key pair as a system makes it, and the forms in which people paste its public part, rightly and wrongly.
record Pasted(KeyPair pair, String signature) {
    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    static Pasted p256() {
        return ec("secp256r1");
    }

    static Pasted ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
            generator.initialize(new ECGenParameterSpec(curve));
            return new Pasted(generator.generateKeyPair(), "SHA256withECDSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Pasted rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new Pasted(generator.generateKeyPair(), "SHA256withRSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Pasted ed25519() {
        try {
            return new Pasted(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), "Ed25519");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The key as a system signs with it.
    ECKey key() {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .build();
    }

    String jwk() {
        return key().toPublicJWK().toJSONString();
    }

    String publicPem() {
        return pem(pair.getPublic());
    }

    String privatePem() {
        return pem(pair.getPrivate());
    }

    String request(String subject) {
        return request(subject, pair.getPrivate());
    }

    /// A request that another key signed.
    String requestSignedBy(Pasted other) {
        return request("CN=dms", other.pair().getPrivate());
    }

    private String request(String subject, PrivateKey signer) {
        try {
            return pem(new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), pair.getPublic())
                    .build(new JcaContentSignerBuilder(signature)
                            .setProvider(BOUNCY_CASTLE)
                            .build(signer)));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A certificate of its own that ends so long from now.
    String certificate(String subject, Duration until) {
        X500Name name = new X500Name(subject);
        Instant end = Instant.now().plus(until);
        try {
            return pem(new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.TEN,
                            Date.from(end.minus(Duration.ofDays(400))),
                            Date.from(end),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder(signature)
                            .setProvider(BOUNCY_CASTLE)
                            .build(pair.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Object content) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
