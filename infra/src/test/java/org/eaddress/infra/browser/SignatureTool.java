package org.eaddress.infra.browser;

import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Objects;
import org.eaddress.client.proof.TrustAnchors;

/// The European Commission's DSS with its own policy, but that a certificate needs no revocation list, which the
/// demo's authority does not issue.
record SignatureTool(CommonCertificateVerifier verifier) {
    static SignatureTool trusting(Path pem) throws IOException, CertificateException {
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        TrustAnchors.fromPem(pem)
                .certificates()
                .forEach(anchor -> anchors.addCertificate(new CertificateToken(anchor)));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(anchors);
        return new SignatureTool(verifier);
    }

    /// Verdict, level and kind of container.
    String says(Path container) throws IOException {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(container.toFile()));
        validator.setCertificateVerifier(verifier);
        SimpleReport report =
                validator.validateDocument(new ByteArrayInputStream(policy())).getSimpleReport();
        String signature = report.getFirstSignatureId();
        return "%s %s %s"
                .formatted(
                        report.getIndication(signature),
                        report.getSignatureFormat(signature).toString(),
                        report.getContainerType());
    }

    private static byte[] policy() throws IOException {
        try (InputStream in = SignatureTool.class.getResourceAsStream("/policy/constraint.xml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(
                            "<RevocationDataAvailable Level=\"[A-Z]+\"", "<RevocationDataAvailable Level=\"IGNORE\"")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
