package org.eaddress.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eaddress.client.fake.EvidenceMaker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortableProofTest {
    private static final String RECEIPT = "evidence-01-SubmissionAcceptance.jws";
    private static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";

    private final Map<String, String> files = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void aGoodProof() {
        files.put("mimetype", MEDIA_TYPE);
        files.put("proof.pdf", "a page");
        files.put("message.json", Permit.MESSAGE.toString());
        files.put(RECEIPT, Permit.receipt());
        files.put("evidence-01-SubmissionAcceptance.ers", "a record");
        files.put("permit.pdf", "Granted.");
        files.put("plan (2).pdf", "A plan.");
        files.put("META-INF/signatures0.xml", "<seal/>");
    }

    @Test
    void aGoodProofIsGoodWithAllThatLiesInIt() throws IOException {
        var result = checked();

        assertThat(result.valid()).isTrue();
        assertThat(result.pieces().getFirst().verdict().proven())
                .extracting(Statement::key)
                .contains("proven-accepted", "proven-document", "proven-message");
    }

    @Test
    void whatRefersToOneRecipientIsComparedWithTheMessageThatOneSees() throws IOException {
        var seen = Permit.MESSAGE.deepCopy();
        seen.putArray("to").add("_PRIVATE@32345678902");
        var consignment = EvidenceMaker.evidence("ContentConsignment", Permit.ID, seen, "2026-11-20T08:00:00.123Z")
                .put("evidenceRefersToRecipient", 0);
        files.put("evidence-02-ContentConsignment.jws", Permit.SEALER.seal(consignment, Permit.AT));

        assertThat(checked().pieces())
                .hasSize(2)
                .allMatch(piece -> piece.verdict().valid());
    }

    @Test
    void withoutMessageAndDocumentsTheEvidenceStandsAlone() throws IOException {
        files.keySet().removeAll(List.of("message.json", "permit.pdf", "plan (2).pdf"));

        assertThat(checked().valid()).isTrue();
    }

    @Test
    void documentsBesideTheProofAreComparedToo() throws IOException {
        files.keySet().removeAll(List.of("message.json", "permit.pdf", "plan (2).pdf"));
        var permit = Files.writeString(folder.resolve("permit.pdf"), "Refused.");
        var plan = Files.writeString(folder.resolve("plan.pdf"), "A plan.");

        requireFindings(checked(permit, plan), "document-changed: permit.pdf");
    }

    @Test
    void aChangedDocumentIsNamed() throws IOException {
        files.put("permit.pdf", "Refused.");
        requireFindings(checked(), "document-changed: permit.pdf");
    }

    @Test
    void aMissingDocumentIsNamed() throws IOException {
        files.remove("permit.pdf");
        requireFindings(checked(), "document-missing: permit.pdf");
    }

    @Test
    void allDocumentsMissingAreNamed() throws IOException {
        files.keySet().removeAll(List.of("permit.pdf", "plan (2).pdf"));
        requireFindings(checked(), "document-missing: permit.pdf", "document-missing: plan.pdf");
    }

    @Test
    void anExtraDocumentIsNamed() throws IOException {
        files.put("rebate.pdf", "You get money.");
        requireFindings(checked(), "document-extra: rebate.pdf");
    }

    @Test
    void anotherMessageIsFound() throws IOException {
        files.put(
                "message.json",
                Permit.MESSAGE.deepCopy().put("subject", "Other").toString());
        requireFindings(checked(), "message-changed");
    }

    @Test
    void aSealThatDoesNotFitIsFound() throws IOException {
        files.put(RECEIPT, Permit.receipt().replaceFirst(".$", "A").replaceFirst("\\.([^.]*)$", ".AAAA$1"));
        assertThat(checked().valid()).isFalse();
    }

    @Test
    void withoutEvidenceNothingIsProven() throws IOException {
        files.remove(RECEIPT);
        assertThat(checked().valid()).isFalse();
    }

    @Test
    void anotherKindOfArchiveIsNoProof() throws IOException {
        files.put("mimetype", "application/zip");
        assertThat(checked().findings()).extracting(Finding::label).containsExactly("malformed: mimetype");
    }

    @Test
    void aCutFileIsNoProof() throws IOException {
        var whole = written();
        var bytes = Files.readAllBytes(whole);
        var cut = Files.write(folder.resolve("cut.asice"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(PortableProof.isOne(cut)).isTrue();
        assertThat(PortableProof.checkedBy(Permit.VERIFIER)
                        .verify(cut, List.of())
                        .valid())
                .isFalse();
    }

    private PortableProof.Result checked(Path... more) throws IOException {
        return PortableProof.checkedBy(Permit.VERIFIER).verify(written(), List.of(more));
    }

    private Path written() throws IOException {
        var file = folder.resolve("proof.asice");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return file;
    }

    private static void requireFindings(PortableProof.Result result, String... labels) {
        assertThat(result.valid()).isFalse();
        assertThat(result.pieces())
                .flatExtracting(piece -> piece.verdict().findings())
                .extracting(Finding::label)
                .containsExactlyInAnyOrder(labels);
    }
}
