package org.eaddress.proof;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// The form in which the hub seals evidence (`api-spec/evidence`), as a stranger's signature tool sees it.
class EvidenceFormTest {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    @Test
    void aStrangersToolFindsEvidenceToBeJadesBaselineB() throws Exception {
        Authority authority = new Authority();
        ContainerSeal seal = authority.seal("EC", "SHA256withECDSAinP1363Format");
        X509Certificate certificate = seal.chain().getFirst();
        String header = "{\"alg\":\"ES256\",\"iat\":%d,\"x5c\":[\"%s\"],\"x5t#S256\":\"%s\"}"
                .formatted(
                        Instant.now().getEpochSecond(),
                        Base64.getEncoder().encodeToString(certificate.getEncoded()),
                        BASE64URL.encodeToString(
                                MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        String input = encoded(header) + "." + encoded("{\"version\":\"1\"}");
        String jws = input + "." + BASE64URL.encodeToString(seal.sign(bytes(input)));

        SimpleReport report = new SignatureTool(authority)
                .open(new InMemoryDocument(bytes(jws), "evidence.jws"))
                .getSimpleReport();

        assertThat(report.getSignatureFormat(report.getFirstSignatureId())).isEqualTo(SignatureLevel.JAdES_BASELINE_B);
        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
    }

    private static String encoded(String text) {
        return BASE64URL.encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
