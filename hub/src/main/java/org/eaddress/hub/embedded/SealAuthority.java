package org.eaddress.hub.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes a sealing key for a hub that has none, and the key of the demo's time-stamps, certified by an
/// authority that exists only for this: its private key is forgotten at once, so that nobody can certify a
/// second sealing key under the same anchor.
final class SealAuthority {
    private static final X500Name AUTHORITY = new X500Name("CN=e-address hub embedded root, O=e-address hub");
    private static final X500Name TIME_STAMPS = new X500Name("CN=e-address hub demo time-stamps, O=e-address hub");
    private static final X500Name SEAL = new X500Name("CN=e-address hub seal, O=e-address hub");
    /// What a verifier asks of a certificate before it believes its seals; `docs/trust.md` explains the number.
    private static final KeyPurposeId SEALING =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.25.271728090555951169577192874762893901925.1"));

    private static final int YEARS = 10;

    private SealAuthority() {}

    /// Writes two PKCS#12 key stores, each with a key and its chain, as far as they are not there: both under one
    /// authority, or the one for time-stamps under its own where a sealing key was brought.
    static void makeIfAbsent(Path sealKeyStore, Path timeStampKeyStore, char[] password) throws IOException {
        boolean hasSeal = Files.exists(sealKeyStore);
        if (hasSeal && Files.exists(timeStampKeyStore)) {
            return;
        }
        try {
            KeyPair authority = keyPair();
            Certificate anchor =
                    certificate(AUTHORITY, authority, authority.getPrivate(), new KeyUsage(KeyUsage.keyCertSign), true);
            KeyPair stamps = keyPair();
            Certificate stamping = certificate(
                    TIME_STAMPS, stamps, authority.getPrivate(), new KeyUsage(KeyUsage.digitalSignature), false);
            Private.write(timeStampKeyStore, pkcs12(stamps.getPrivate(), password, stamping, anchor));
            if (!hasSeal) {
                KeyPair seal = keyPair();
                Certificate sealing =
                        certificate(SEAL, seal, authority.getPrivate(), new KeyUsage(KeyUsage.nonRepudiation), false);
                Private.write(sealKeyStore, pkcs12(seal.getPrivate(), password, sealing, anchor));
            }
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("The sealing key cannot be made", e);
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Name subject, KeyPair of, PrivateKey authority, KeyUsage usage, boolean isAuthority)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(120, new SecureRandom()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant()),
                subject,
                of.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        builder.addExtension(Extension.keyUsage, true, usage);
        if (subject.equals(TIME_STAMPS)) { // RFC 3161, 2.3: for this only, and critical
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        } else if (subject.equals(SEAL)) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(SEALING));
        }
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(of.getPublic()));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority)));
    }

    private static byte[] pkcs12(PrivateKey key, char[] password, Certificate... chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry("seal", key, password, chain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password);
        return out.toByteArray();
    }
}
