package org.eaddress.proof;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A stranger's signature tool: the European Commission's DSS, with its own policy but that a certificate needs no
/// revocation list, which a test's authority does not issue.
final class SignatureTool {
    private static final String POLICY = "/policy/constraint.xml";
    private final CommonCertificateVerifier verifier = new CommonCertificateVerifier();

    SignatureTool(Authority trusted) {
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        anchors.addCertificate(new CertificateToken(trusted.certificate));
        verifier.setTrustedCertSources(anchors);
    }

    Reports open(DSSDocument document) throws IOException {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(document);
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument(new ByteArrayInputStream(policy()));
    }

    private static byte[] policy() throws IOException {
        try (InputStream in = SignatureTool.class.getResourceAsStream(POLICY)) {
            if (in == null) {
                throw new IllegalStateException(POLICY);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(
                            "<RevocationDataAvailable Level=\"[A-Z]+\"", "<RevocationDataAvailable Level=\"IGNORE\"")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
