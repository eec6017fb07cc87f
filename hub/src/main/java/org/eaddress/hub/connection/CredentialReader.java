package org.eaddress.hub.connection;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what somebody pasted: a JWK, or PEM with a public key, a certificate or a certificate request. A private
/// key is known first, whatever else is wrong with it.
@Component
class CredentialReader {
    private static final Pattern PRIVATE = Pattern.compile("PRIVATE KEY-----|\"(?:d|k|p|q|dp|dq|qi)\"\\s*:");
    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final long mostCharacters;

    CredentialReader(ConnectionSettings settings) {
        this.mostCharacters = settings.credential().toBytes();
    }

    /// @throws ConnectionRefused when it cannot be used
    Credential read(String pasted, Instant now) {
        if (PRIVATE.matcher(pasted).find()) {
            throw Fault.refused(Fault.Kind.PRIVATE_KEY);
        }
        if (pasted.length() > mostCharacters) {
            throw Fault.refused(Fault.Kind.TOO_LARGE, Long.toString(mostCharacters));
        }
        String text = pasted.strip();
        return text.startsWith("{")
                ? new Credential(PublicKeys.ofJwk(text), Optional.empty(), Optional.empty(), false)
                : ofPem(text, now);
    }

    private static Credential ofPem(String text, Instant now) {
        return switch (firstObject(text)) {
            case SubjectPublicKeyInfo key ->
                new Credential(PublicKeys.of(key), Optional.empty(), Optional.empty(), false);
            case X509CertificateHolder certificate -> ofCertificate(certificate, now);
            case PKCS10CertificationRequest request -> ofRequest(request);
            case null, default -> throw Fault.refused(Fault.Kind.NOT_A_KEY);
        };
    }

    private static @Nullable Object firstObject(String text) {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            return parser.readObject();
        } catch (IOException | RuntimeException _) {
            throw Fault.refused(Fault.Kind.NOT_A_KEY);
        }
    }

    /// Its issuer is not asked for: whoever can change the connection vouches for the key.
    private static Credential ofCertificate(X509CertificateHolder certificate, Instant now) {
        Instant endsAt = certificate.getNotAfter().toInstant();
        if (now.isBefore(certificate.getNotBefore().toInstant()) || !now.isBefore(endsAt)) {
            throw Fault.refused(Fault.Kind.NOT_VALID_NOW);
        }
        return new Credential(
                PublicKeys.of(certificate.getSubjectPublicKeyInfo()),
                Optional.of(certificate.getSubject()),
                Optional.of(endsAt),
                false);
    }

    private static Credential ofRequest(PKCS10CertificationRequest request) {
        var key = PublicKeys.of(request.getSubjectPublicKeyInfo());
        if (!isSigned(request)) {
            throw Fault.refused(Fault.Kind.REQUEST_NOT_SIGNED);
        }
        return new Credential(key, Optional.of(request.getSubject()), Optional.empty(), true);
    }

    private static boolean isSigned(PKCS10CertificationRequest request) {
        try {
            return request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(BOUNCY_CASTLE)
                    .build(request.getSubjectPublicKeyInfo()));
        } catch (OperatorCreationException | PKCSException | RuntimeException _) {
            return false;
        }
    }
}
