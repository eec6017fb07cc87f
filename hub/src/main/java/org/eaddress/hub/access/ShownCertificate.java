package org.eaddress.hub.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// The certificate that a client showed in the TLS handshake of this connection, and whose key it holds.
record ShownCertificate(X509Certificate certificate) {
    private static final String OF_THE_CONNECTION = "jakarta.servlet.request.X509Certificate";

    /// Empty where the connection is not TLS to the hub itself, and where the client showed none.
    static Optional<ShownCertificate> of(HttpServletRequest request) {
        return request.getAttribute(OF_THE_CONNECTION) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(new ShownCertificate(chain[0]))
                : Optional.empty();
    }

    /// What tokens are bound to (RFC 8705, 3.1): the SHA-256 of the whole certificate.
    String digest() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isValid(Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && now.isBefore(certificate.getNotAfter().toInstant());
    }

    /// Whether it is of this key.
    boolean isOf(ECKey key) {
        try {
            return key.toECPublicKey().equals(certificate.getPublicKey());
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of a client cannot be read", e);
        }
    }

    /// Says nothing of whose it is.
    @Override
    public String toString() {
        return "ShownCertificate[until " + certificate.getNotAfter() + "]";
    }
}
