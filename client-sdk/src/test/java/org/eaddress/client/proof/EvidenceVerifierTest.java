package org.eaddress.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.client.proof.Permit.AT;
import static org.eaddress.client.proof.Permit.ID;
import static org.eaddress.client.proof.Permit.MESSAGE;
import static org.eaddress.client.proof.Permit.SEALER;
import static org.eaddress.client.proof.Permit.VERIFIER;
import static org.eaddress.client.proof.Permit.evidence;
import static org.eaddress.client.proof.Permit.receipt;
import static org.eaddress.client.proof.Permit.requireFindings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eaddress.client.fake.EvidenceMaker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EvidenceVerifierTest {
    private static final Locale LATVIAN = Locale.of("lv");

    @TempDir
    private Path folder;

    private Path permit;
    private Path plan;

    @BeforeEach
    void layDocumentsOut() throws IOException {
        permit = Files.writeString(folder.resolve("permit.pdf"), "Granted.");
        plan = Files.writeString(folder.resolve("plan.pdf"), "A plan.");
    }

    @Test
    void aReceiptWithItsDocumentsAndMessageIsProven() throws IOException {
        var exhibits = Exhibits.documents(List.of(permit, plan)).message(new JsonMapper().writeValueAsBytes(MESSAGE));
        var verdict = VERIFIER.verify(receipt(), exhibits);

        assertThat(verdict).isInstanceOf(Verdict.Valid.class);
        assertThat(verdict.proven())
                .extracting(Statement::key)
                .containsExactly(
                        "proven-accepted", "proven-document", "proven-document", "proven-message", "proven-seal");
        assertThat(verdict.notProven())
                .extracting(Statement::key)
                .containsExactly("open-sent", "open-received", "open-time", "open-revocation");
        assertThat(verdict.proven().getFirst().text(Locale.ENGLISH))
                .contains(
                        "CN=Hub seal",
                        ID.toString(),
                        "_DEFAULT@90001733697",
                        "_PRIVATE@32345678901",
                        "2026-11-20 08:00:00.123 UTC");
    }

    @Test
    void aReceiptAloneSaysNothingAboutFiles() {
        var verdict = VERIFIER.verify(receipt());
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.notProven()).extracting(Statement::key).contains("open-document", "open-message");
    }

    @Test
    void aReceiptFileMayEndWithAnEndOfLine() throws IOException {
        var file = Files.writeString(folder.resolve("permit.receipt"), receipt() + "\n");
        assertThat(VERIFIER.verify(file, Exhibits.none()).valid()).isTrue();
    }

    @Test
    void aChangedDocumentIsNamed() throws IOException {
        Files.writeString(permit, "Refused!");
        requireFindings(
                VERIFIER.verify(receipt(), Exhibits.documents(List.of(permit, plan))), "document-changed: permit.pdf");
    }

    @Test
    void aMissingDocumentIsNamed() throws IOException {
        requireFindings(VERIFIER.verify(receipt(), Exhibits.documents(List.of(permit))), "document-missing: plan.pdf");
    }

    @Test
    void anExtraDocumentIsNamed() throws IOException {
        var extra = Files.writeString(folder.resolve("extra.pdf"), "More.");
        requireFindings(
                VERIFIER.verify(receipt(), Exhibits.documents(List.of(permit, plan, extra))),
                "document-extra: extra.pdf");
    }

    @Test
    void aRenamedDocumentIsStillTheDocument() throws IOException {
        var renamed = Files.move(permit, folder.resolve("renamed.pdf"));
        assertThat(VERIFIER.verify(receipt(), Exhibits.documents(List.of(renamed, plan)))
                        .valid())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"subject\":\"Another\"}", "not JSON", "{\"subject\":1.5}"})
    void anotherMessageIsNamed(String json) throws IOException {
        requireFindings(VERIFIER.verify(receipt(), Exhibits.none().message(json.getBytes(UTF_8))), "message-changed");
    }

    @Test
    void allEventsAreToldInBothLanguages() {
        for (var event : EvidenceEvent.values()) {
            var evidence = EvidenceMaker.evidence(event.etsiName(), ID, MESSAGE, "2026-11-20T08:00:00.123Z")
                    .put("erdsEventId", event.uri());
            var verdict = VERIFIER.verify(SEALER.seal(evidence, AT));
            assertThat(verdict.valid()).isTrue();
            assertThat(verdict.proven())
                    .allMatch(statement -> !statement.text(LATVIAN).equals(statement.text(Locale.ENGLISH)));
            assertThat(verdict.notProven())
                    .allMatch(statement -> !statement.text(LATVIAN).equals(statement.text(Locale.ENGLISH)));
        }
    }

    @Test
    void everySentenceHasOneMeaningInBothLanguages() throws IOException {
        var english = sentences("words.properties");

        assertThat(english).doesNotHaveDuplicates();
        assertThat(sentences("words_lv.properties")).containsExactlyInAnyOrderElementsOf(english);
    }

    private static List<String> sentences(String file) throws IOException {
        try (var in = Objects.requireNonNull(EvidenceVerifier.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst(" =.*", ""))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultHasWordsInBothLanguages(Fault fault) {
        var finding = new Finding(fault, "permit.pdf");
        assertThat(finding.text(Locale.ENGLISH)).isNotBlank().isNotEqualTo(finding.text(LATVIAN));
        assertThat(finding.text(Locale.FRENCH)).isEqualTo(finding.text(Locale.ENGLISH));
    }
}
