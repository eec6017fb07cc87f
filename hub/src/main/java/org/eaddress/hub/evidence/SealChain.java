package org.eaddress.hub.evidence;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The certificate chain of a sealing key, its own certificate first, the anchor last.
record SealChain(List<X509Certificate> certificates) {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    static SealChain of(Certificate[] certificates) {
        return new SealChain(
                Arrays.stream(certificates).map(X509Certificate.class::cast).toList());
    }

    PublicKey key() {
        return own().getPublicKey();
    }

    /// The name in the key's own certificate: who issues the evidence.
    String issuer() {
        return own().getSubjectX500Principal().getName();
    }

    /// Whether the key's own certificate was issued for seals or signatures. One that a tool makes with a new key,
    /// to stand there until the authority answers, was not.
    boolean isForSeals() {
        boolean[] usage = own().getKeyUsage();
        return usage != null && (usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION]);
    }

    Instant begin() {
        return sent().stream()
                .map(each -> each.getNotBefore().toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// The last moment at which all its certificates are valid.
    Instant end() {
        return sent().stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// The header template of its seals.
    String headerTemplate(SealAlgorithm algorithm) {
        return SealHeader.templateOf(
                algorithm.joseName(),
                sent().stream()
                        .map(certificate -> '"' + Base64.getEncoder().encodeToString(der(certificate)) + '"')
                        .collect(Collectors.joining(",")),
                Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(der(own()))));
    }

    /// The certificate that it ends in.
    X509Certificate anchor() {
        return certificates.getLast();
    }

    private X509Certificate own() {
        return certificates.getFirst();
    }

    /// What goes with each seal. The anchor stays out: whoever checks has it already.
    private List<X509Certificate> sent() {
        return certificates.subList(0, Math.max(1, certificates.size() - 1));
    }

    private static byte[] der(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
