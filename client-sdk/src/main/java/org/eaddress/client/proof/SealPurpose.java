package org.eaddress.client.proof;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;

/// What a certificate must say before its key may seal: that it is meant for seals, and nothing more powerful.
///
/// An anchor usually stands above certificates for many uses: servers, time-stamps, people. Only one that names the
/// purpose [#OID] seals for the hub. A sealing certificate from an authority that does not know this purpose is
/// pinned instead: it is an anchor itself.
final class SealPurpose {
    /// The extended key usage of a sealing certificate: under the arc of our own UUID (X.667),
    /// `cc6ced37-d6d0-4347-8a91-f2a5ff71c065`, the use 1.
    static final String OID = "2.25.271728090555951169577192874762893901925.1";

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private SealPurpose() {}

    /// The kinds A to F of EN 319 412-2 for seals; either bit is a commitment to what was signed.
    static boolean hasKeyUsage(X509Certificate certificate) {
        var usage = certificate.getKeyUsage();
        return usage != null && (usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION]);
    }

    static boolean isNamed(X509Certificate certificate, TrustAnchors anchors) {
        return certificate.getBasicConstraints() < 0
                && (anchors.certificates().contains(certificate) || hasPurpose(certificate));
    }

    private static boolean hasPurpose(X509Certificate certificate) {
        try {
            var purposes = certificate.getExtendedKeyUsage();
            return purposes != null && purposes.contains(OID);
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
