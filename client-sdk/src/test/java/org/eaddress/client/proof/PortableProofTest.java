package org.eaddress.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eaddress.client.fake.EvidenceMaker;
import org.eaddress.client.fake.Journal;
import org.eaddress.client.fake.ProofMaker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a proof proves, and what is compared with it; `api-spec/vectors` holds what is forged.
class PortableProofTest {
    private static final String RECEIPT = "evidence-01-SubmissionAcceptance";

    private final Journal journal = new Journal(Permit.ROOT);

    private ProofMaker proof = ProofMaker.sealedBy(Permit.SEALER, Permit.AT);

    @TempDir
    private Path folder;

    @BeforeEach
    void aGoodProof() {
        var receipt = Permit.receipt();
        var at = Permit.AT.truncatedTo(ChronoUnit.SECONDS).plusSeconds(5);
        proof = ProofMaker.sealedBy(Permit.SEALER, at.plusSeconds(60))
                .stampedBy(journal, at.plusSeconds(61))
                .file("message.json", Permit.MESSAGE.toString())
                .file(RECEIPT + ".jws", receipt)
                .file(RECEIPT + ".ers", journal.record(journal.seal(at, List.of("one", receipt)), 1))
                .file("permit.pdf", "Granted.")
                .file("plan (2).pdf", "A plan.");
    }

    @Test
    void aGoodProofIsGoodWithAllThatLiesInIt() throws IOException {
        var result = checked();

        assertThat(result.valid()).isTrue();
        assertThat(result.pieces().getFirst().verdict().proven())
                .extracting(Statement::key)
                .contains("proven-accepted", "proven-document", "proven-message", "proven-journal");
    }

    @Test
    void itSaysWhenAtTheLatestAndWhatStaysOpen() throws IOException {
        var result = checked();

        assertThat(words(result.proven()))
                .containsExactly(
                        "All files in the proof are those that CN=Hub seal sealed together at 2026-11-20 08:01:05.000"
                                + " UTC; none was changed, added or taken out.",
                        "The proof was sealed at 2026-11-20 08:01:06.000 UTC at the latest: the time-stamp of CN=Time"
                                + " shows it.");
        assertThat(result.notProven())
                .extracting(Statement::key)
                .containsExactly("open-revocation", "open-stamp-revocation");
        var piece = result.pieces().getFirst().verdict();
        assertThat(words(piece.proven()))
                .contains("The evidence existed at 2026-11-20 08:00:05.000 UTC at the latest: the time-stamp of CN=Time"
                        + " over the journal shows it.");
        assertThat(piece.notProven()).extracting(Statement::key).doesNotContain("open-time", "open-journal");
    }

    @Test
    void withoutRecordAndTimeStampTheTimeStaysOpen() throws IOException {
        proof.without(RECEIPT + ".ers").withoutStamp();
        var result = checked();

        assertThat(result.valid()).isTrue();
        assertThat(result.notProven()).extracting(Statement::key).contains("open-container-time");
        assertThat(result.pieces().getFirst().verdict().notProven())
                .extracting(Statement::key)
                .contains("open-journal");
    }

    @Test
    void aContainerWhoseSealIsWrongProvesNothingAsAWhole() throws IOException {
        proof.later("proof.pdf", "another page".getBytes(UTF_8));
        var result = checked();

        assertThat(result.valid()).isFalse();
        assertThat(result.proven()).isEmpty();
        assertThat(result.findings()).extracting(Finding::label).containsExactly("file-changed: proof.pdf");
    }

    @Test
    void whatRefersToOneRecipientIsComparedWithTheMessageThatOneSees() throws IOException {
        var seen = Permit.MESSAGE.deepCopy();
        seen.putArray("to").add("_PRIVATE@32345678902");
        var consignment = EvidenceMaker.evidence("ContentConsignment", Permit.ID, seen, "2026-11-20T08:00:00.123Z")
                .put("evidenceRefersToRecipient", 0);
        proof.file("evidence-02-ContentConsignment.jws", Permit.SEALER.seal(consignment, Permit.AT));

        assertThat(checked().pieces())
                .hasSize(2)
                .allMatch(piece -> piece.verdict().valid());
    }

    @Test
    void documentsBesideTheProofAreComparedToo() throws IOException {
        proof.without("message.json", "permit.pdf", "plan (2).pdf");
        var permit = Files.writeString(folder.resolve("permit.pdf"), "Refused.");
        var plan = Files.writeString(folder.resolve("plan.pdf"), "A plan.");

        requireFindings(checked(permit, plan), "document-changed: permit.pdf");
    }

    @Test
    void whatTheHubSealedWithoutADocumentIsNamed() throws IOException {
        proof.without("permit.pdf");
        requireFindings(checked(), "document-missing: permit.pdf");
    }

    @Test
    void allDocumentsMissingAreNamed() throws IOException {
        proof.without("permit.pdf", "plan (2).pdf");
        requireFindings(checked(), "document-missing: permit.pdf", "document-missing: plan.pdf");
    }

    @Test
    void anotherMessageIsFound() throws IOException {
        proof.file(
                "message.json",
                Permit.MESSAGE.deepCopy().put("subject", "Other").toString());
        requireFindings(checked(), "message-changed");
    }

    @Test
    void withoutEvidenceNothingIsProven() throws IOException {
        proof.without(RECEIPT + ".jws", RECEIPT + ".ers");
        assertThat(checked().findings()).extracting(Finding::label).containsExactly("file-missing: evidence");
    }

    @Test
    void aFileThatIsCutAnywhereIsNoProof() throws IOException {
        var whole = proof.container();
        for (int length = 4; length < whole.length; length += 97) {
            var cut = Files.write(folder.resolve("cut.asice"), Arrays.copyOf(whole, length));
            assertThat(PortableProof.isOne(cut)).isTrue();
            assertThat(PortableProof.checkedBy(Permit.VERIFIER)
                            .verify(cut, List.of())
                            .findings())
                    .extracting(Finding::name)
                    .containsExactly("container-malformed");
        }
    }

    private PortableProof.Result checked(Path... more) throws IOException {
        var file = Files.write(folder.resolve("proof.asice"), proof.container());
        return PortableProof.checkedBy(Permit.VERIFIER).verify(file, List.of(more));
    }

    private static List<String> words(List<Statement> statements) {
        return statements.stream()
                .map(statement -> statement.text(Locale.ENGLISH))
                .toList();
    }

    private static void requireFindings(PortableProof.Result result, String... labels) {
        assertThat(result.valid()).isFalse();
        assertThat(result.pieces())
                .flatExtracting(piece -> piece.verdict().findings())
                .extracting(Finding::label)
                .containsExactlyInAnyOrder(labels);
    }
}
