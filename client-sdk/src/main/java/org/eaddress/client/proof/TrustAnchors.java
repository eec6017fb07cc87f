package org.eaddress.client.proof;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The certificates that the hub's seals must chain up to, got from a place that the hub does not control.
public record TrustAnchors(Set<X509Certificate> certificates) {
    /// ECDSA and RSA (PKCS #1 v1.5) with SHA-256, SHA-384 and SHA-512. The JDK alone would take SHA-1, too.
    private static final Set<String> STRONG = Set.of(
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4",
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13");

    public TrustAnchors {
        certificates = Set.copyOf(certificates);
    }

    /// The certificates of a PEM file.
    ///
    /// @throws CertificateException when it holds none
    public static TrustAnchors fromPem(Path pem) throws IOException, CertificateException {
        try (var in = new BufferedInputStream(Files.newInputStream(pem))) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new CertificateException("The file holds no certificate.");
            }
            return of(found.stream().map(X509Certificate.class::cast).toList());
        }
    }

    public static TrustAnchors of(Collection<X509Certificate> certificates) {
        return new TrustAnchors(Set.copyOf(certificates));
    }

    public TrustAnchors and(TrustAnchors others) {
        var all = new HashSet<>(certificates);
        all.addAll(others.certificates);
        return new TrustAnchors(all);
    }

    /// What stands between this chain and trust at that time; empty when it is trusted. Whether one was revoked is
    /// the question of [RevocationCheck].
    Optional<Fault> objection(List<X509Certificate> chain, Instant at) {
        if (certificates.isEmpty()) {
            return Optional.of(Fault.UNTRUSTED_CHAIN);
        }
        var belowAnchors = below(chain);
        return belowAnchors.isEmpty() ? ownValidity(chain.getFirst(), at) : path(belowAnchors, at);
    }

    /// Those of the chain that an anchor has to stand for; none when it begins with an anchor.
    List<X509Certificate> below(List<X509Certificate> chain) {
        return chain.stream()
                .takeWhile(certificate -> !certificates.contains(certificate))
                .toList();
    }

    private static Optional<Fault> ownValidity(X509Certificate anchor, Instant at) {
        try {
            anchor.checkValidity(Date.from(at));
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of(Fault.CERTIFICATE_EXPIRED);
        }
    }

    private Optional<Fault> path(List<X509Certificate> chain, Instant at) {
        if (!chain.stream().allMatch(TrustAnchors::isSignedStrongly)) {
            return Optional.of(Fault.UNTRUSTED_CHAIN);
        }
        try {
            var path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
            CertPathValidator.getInstance("PKIX").validate(path, parameters(at));
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            var outOfTime = e.getReason() == BasicReason.EXPIRED || e.getReason() == BasicReason.NOT_YET_VALID;
            return Optional.of(outOfTime ? Fault.CERTIFICATE_EXPIRED : Fault.UNTRUSTED_CHAIN);
        } catch (GeneralSecurityException e) {
            return Optional.of(Fault.UNTRUSTED_CHAIN);
        }
    }

    private static boolean isSignedStrongly(X509Certificate certificate) {
        return isStrong(certificate.getSigAlgOID());
    }

    /// Whether certificates and revocation lists may be signed so.
    static boolean isStrong(String algorithm) {
        return STRONG.contains(algorithm);
    }

    /// An anchor that is no authority is trusted itself and certifies nobody.
    private PKIXParameters parameters(Instant at) throws GeneralSecurityException {
        var anchors = certificates.stream()
                .filter(certificate -> certificate.getBasicConstraints() >= 0)
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        var parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        return parameters;
    }
}
