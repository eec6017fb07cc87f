package org.eaddress.hub.connection;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eaddress.hub.directory.Account;
import org.springframework.stereotype.Component;

/// The hub's own authority for the keys of systems. What it writes into a certificate it takes from the
/// directory, never from the request.
@Component
class Issuer {
    private static final int SERIAL_BITS = 120;
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
    private static final Duration LEAST_LEFT = Duration.ofDays(1);

    private final Optional<Authority> authority;
    private final Duration lasts;
    private final SecureRandom random = new SecureRandom();

    Issuer(ConnectionSettings settings) {
        this.authority = Authority.in(settings.authority());
        this.lasts = settings.authority().lasts();
    }

    /// A certificate in PEM.
    record Issued(String pem, Instant endsAt) {}

    private record Authority(PrivateKey key, X509Certificate certificate) {
        static Optional<Authority> in(ConnectionSettings.Issuing settings) {
            if (Files.notExists(settings.keyStore())) {
                return Optional.empty();
            }
            char[] password = settings.password().toCharArray();
            try (InputStream in = Files.newInputStream(settings.keyStore())) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, password);
                for (String alias : Collections.list(store.aliases())) {
                    if (store.getKey(alias, password) instanceof PrivateKey key
                            && store.getCertificate(alias) instanceof X509Certificate certificate) {
                        return Optional.of(new Authority(key, certificate).checked());
                    }
                }
                throw new IllegalStateException("hub.connections.authority.key-store holds no key");
            } catch (IOException e) {
                throw new UncheckedIOException("hub.connections.authority.key-store cannot be opened", e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("hub.connections.authority.key-store cannot be opened", e);
            }
        }

        private Authority checked() {
            if (!"EC".equals(key.getAlgorithm()) || certificate.getBasicConstraints() < 0) {
                throw new IllegalStateException(
                        "hub.connections.authority.key-store holds no EC key with the certificate of a CA");
            }
            return this;
        }

        Instant endsAt() {
            return certificate.getNotAfter().toInstant();
        }
    }

    /// Whether there is an authority at all.
    boolean issues() {
        return authority.isPresent();
    }

    /// Certifies that the system with this key is of this organisation.
    ///
    /// @throws ConnectionRefused when there is no authority, or it ends within a day
    Issued issue(Credential credential, String clientId, Account account, Instant now) {
        Authority issuer = authority
                .filter(one -> one.endsAt().isAfter(now.plus(LEAST_LEFT)))
                .orElseThrow(() -> Fault.refused(Fault.Kind.NO_AUTHORITY));
        Instant endsAt = end(issuer, now);
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer.certificate(),
                    new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                    Date.from(now.minus(CLOCKS_APART)),
                    Date.from(endsAt),
                    Subjects.of(clientId, account),
                    credential.key().toECPublicKey());
            addExtensions(builder, issuer, credential.key().toECPublicKey());
            return new Issued(
                    pem(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.key()))), endsAt);
        } catch (JOSEException | GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("a certificate cannot be made", e);
        }
    }

    /// Never after the authority's own end; whole seconds, as in the certificate.
    private Instant end(Authority issuer, Instant now) {
        Instant wanted = now.plus(lasts).truncatedTo(ChronoUnit.SECONDS);
        return wanted.isBefore(issuer.endsAt()) ? wanted : issuer.endsAt();
    }

    private static void addExtensions(JcaX509v3CertificateBuilder builder, Authority issuer, ECPublicKey key)
            throws CertIOException, GeneralSecurityException {
        JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                .addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        ids.createAuthorityKeyIdentifier(issuer.certificate()));
    }

    private static String pem(X509CertificateHolder certificate) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        }
        return text.toString();
    }
}
