package org.eaddress.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.EvidenceMaker;
import org.eaddress.client.fake.Sealer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class EvidenceVerifierTest {
    private static final Authority ROOT = Authority.named("Hub root");
    private static final Sealer SEALER = ROOT.sealer();
    private static final Instant AT = Instant.parse("2026-11-20T08:00:00.123Z");
    private static final UUID ID = UUID.fromString("01938b1e-0000-7000-8000-000000000001");
    private static final Locale LATVIAN = Locale.of("lv");

    private final EvidenceVerifier verifier = EvidenceVerifier.trusting(TrustAnchors.of(Set.of(ROOT.certificate())));
    private final ObjectNode message = message();

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
        var exhibits = Exhibits.documents(List.of(permit, plan)).message(new JsonMapper().writeValueAsBytes(message));
        var verdict = verifier.verify(receipt(), exhibits);

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
                        "The hub (90000000000)",
                        ID.toString(),
                        "_DEFAULT@90001733697",
                        "_PRIVATE@32345678901",
                        "2026-11-20 08:00:00.123 UTC");
    }

    @Test
    void aReceiptAloneSaysNothingAboutFiles() {
        var verdict = verifier.verify(receipt());
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.notProven()).extracting(Statement::key).contains("open-document", "open-message");
    }

    @Test
    void everySingleChangedByteIsFound() {
        var receipt = receipt().getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < receipt.length; i++) {
            for (int bit : new int[] {1, 2, 4, 16, 128}) {
                var changed = receipt.clone();
                changed[i] ^= (byte) bit;
                assertThat(verifier.verify(new String(changed, StandardCharsets.ISO_8859_1))
                                .valid())
                        .as("byte %d, bit %d", i, bit)
                        .isFalse();
            }
        }
    }

    @Test
    void everyCutIsFound() {
        var receipt = receipt();
        for (int i = 0; i < receipt.length(); i++) {
            assertThat(verifier.verify(receipt.substring(0, i)).valid()).isFalse();
        }
    }

    @Test
    void aReceiptFileMayEndWithAnEndOfLine() throws IOException {
        var file = Files.writeString(folder.resolve("permit.receipt"), receipt() + "\n");
        assertThat(verifier.verify(file, Exhibits.none()).valid()).isTrue();
    }

    @Test
    void aChangedDocumentIsNamed() throws IOException {
        Files.writeString(permit, "Refused!");
        requireFindings(
                verifier.verify(receipt(), Exhibits.documents(List.of(permit, plan))), "document-changed: permit.pdf");
    }

    @Test
    void aMissingDocumentIsNamed() throws IOException {
        requireFindings(verifier.verify(receipt(), Exhibits.documents(List.of(permit))), "document-missing: plan.pdf");
    }

    @Test
    void anExtraDocumentIsNamed() throws IOException {
        var extra = Files.writeString(folder.resolve("extra.pdf"), "More.");
        requireFindings(
                verifier.verify(receipt(), Exhibits.documents(List.of(permit, plan, extra))),
                "document-extra: extra.pdf");
    }

    @Test
    void aRenamedDocumentIsStillTheDocument() throws IOException {
        var renamed = Files.move(permit, folder.resolve("renamed.pdf"));
        assertThat(verifier.verify(receipt(), Exhibits.documents(List.of(renamed, plan)))
                        .valid())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"subject\":\"Another\"}", "not JSON", "{\"subject\":1.5}"})
    void anotherMessageIsNamed(String json) throws IOException {
        requireFindings(verifier.verify(receipt(), Exhibits.none().message(json.getBytes(UTF_8))), "message-changed");
    }

    @Test
    void aSealOfAStrangerIsUntrusted() {
        requireFindings(verifier.verify(sealed(Authority.named("Hub root").sealer(), header -> {})), "untrusted-chain");
        var nobody = EvidenceVerifier.trusting(TrustAnchors.of(Set.of()));
        requireFindings(nobody.verify(receipt()), "untrusted-chain");
    }

    @Test
    void aCertificateOutOfItsTimeIsNamed() {
        var expired = ROOT.sealer(KeyUsage.digitalSignature, Instant.parse("2026-06-01T00:00:00Z"));
        requireFindings(verifier.verify(sealed(expired, header -> {})), "certificate-expired");
    }

    @Test
    void aCertificateIssuedForSomethingElseMayNotSeal() {
        var other = ROOT.sealer(KeyUsage.keyAgreement, Instant.parse("2030-01-01T00:00:00Z"));
        requireFindings(verifier.verify(sealed(other, header -> {})), "key-usage-missing");
        var none = ROOT.sealer(0, Instant.parse("2030-01-01T00:00:00Z"));
        requireFindings(verifier.verify(sealed(none, header -> {})), "key-usage-missing");
    }

    @Test
    void onlyAllowedAlgorithmsAreTaken() {
        requireFindings(
                verifier.verify(sealed(SEALER, header -> header.put("alg", "none"))), "algorithm-not-allowed: none");
        requireFindings(
                verifier.verify(sealed(SEALER, header -> header.put("alg", "HS256"))), "algorithm-not-allowed: HS256");
    }

    @Test
    void unknownHeaderMembersAreNotTaken() {
        requireFindings(verifier.verify(sealed(SEALER, header -> header.put("b64", false))), "header-not-allowed");
        requireFindings(
                verifier.verify(sealed(SEALER, header -> header.putArray("crit").add("sigD"))), "header-not-allowed");
    }

    @Test
    void membersThatChangeNothingAreTaken() {
        var sealed = sealed(
                SEALER,
                header -> header.put("typ", "jose")
                        .put("kid", "1")
                        .putArray("crit")
                        .add("iat"));
        assertThat(verifier.verify(sealed).valid()).isTrue();
    }

    @Test
    void theSealMustNameItsCertificate() {
        requireFindings(
                verifier.verify(sealed(SEALER, header -> header.put("x5t#S256", "AAAA"))), "certificate-mismatch");
    }

    @Test
    void aSealOverOtherBytesIsBroken() {
        var one = receipt().split("\\.");
        var other = sealed(SEALER, header -> header.put("kid", "2")).split("\\.");
        requireFindings(verifier.verify(one[0] + "." + one[1] + "." + other[2]), "seal-broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "evidenceIdentifier",
                "erdsEventId",
                "eventTime",
                "evidenceIssuerDetails",
                "senderDetails",
                "recipientsDetails",
                "submissionTime",
                "messageIdentifier",
                "userContentInfo"
            })
    void evidenceWithoutAMemberIsMalformed(String member) {
        var evidence = evidence();
        evidence.remove(member);
        requireMalformed(evidence);
        requireMalformed(evidence().put(member, 5));
    }

    @Test
    void unknownMembersAndCriticalExtensionsAreMalformed() {
        requireMalformed(evidence().put("surprise", "x"));
        var critical = evidence();
        critical.putArray("extensions")
                .addObject()
                .put("identifier", "urn:x")
                .put("isCritical", true)
                .put("value", 1);
        requireMalformed(critical);
    }

    @Test
    void otherExtensionsAreTaken() {
        var evidence = evidence();
        evidence.putArray("extensions")
                .addObject()
                .put("identifier", "urn:x")
                .put("isCritical", false)
                .put("value", 1);
        assertThat(verifier.verify(SEALER.seal(evidence, AT)).valid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.", "eyJpYXQiOjF9.e30.e30", "\u0000"})
    void whatIsNoReceiptIsMalformed(String text) {
        assertThat(verifier.verify(text).findings()).extracting(Finding::name).containsExactly("malformed");
    }

    @Test
    void theTestEvidenceIsOfTheShapeOfTheSchema() throws IOException {
        var schema = Files.readString(Path.of("../api-spec/evidence/evidence.schema.json"));
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(new JsonMapper().writeValueAsString(evidence()), InputFormat.JSON);
        assertThat(errors).isEmpty();
    }

    @Test
    void allEventsAreToldInBothLanguages() {
        for (var event : EvidenceEvent.values()) {
            var evidence = EvidenceMaker.evidence(event.etsiName(), ID, message, "2026-11-20T08:00:00.123Z");
            var verdict = verifier.verify(SEALER.seal(evidence, AT));
            assertThat(verdict.valid()).isTrue();
            assertThat(verdict.proven())
                    .allMatch(statement -> !statement.text(LATVIAN).equals(statement.text(Locale.ENGLISH)));
            assertThat(verdict.notProven())
                    .allMatch(statement -> !statement.text(LATVIAN).equals(statement.text(Locale.ENGLISH)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultHasWordsInBothLanguages(Fault fault) {
        var finding = new Finding(fault, "permit.pdf");
        assertThat(finding.text(Locale.ENGLISH)).isNotBlank().isNotEqualTo(finding.text(LATVIAN));
        assertThat(finding.text(Locale.FRENCH)).isEqualTo(finding.text(Locale.ENGLISH));
    }

    private void requireMalformed(ObjectNode evidence) {
        assertThat(verifier.verify(SEALER.seal(evidence, AT)).findings())
                .extracting(Finding::name)
                .containsExactly("malformed");
    }

    private static void requireFindings(Verdict verdict, String... labels) {
        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        assertThat(verdict.findings()).extracting(Finding::label).contains(labels);
        assertThat(verdict.proven()).isEmpty();
    }

    private String receipt() {
        return sealed(SEALER, header -> {});
    }

    private String sealed(Sealer sealer, Consumer<ObjectNode> spoiling) {
        return sealer.seal(evidence(), AT, spoiling);
    }

    private ObjectNode evidence() {
        return EvidenceMaker.evidence("SubmissionAcceptance", ID, message, "2026-11-20T08:00:00.123Z");
    }

    private static ObjectNode message() {
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("from", "_DEFAULT@90001733697")
                .put("subject", "Building permit");
        message.putArray("to").add("_PRIVATE@32345678901");
        var documents = message.putArray("documents");
        document(documents.addObject(), "permit.pdf", "Granted.");
        document(documents.addObject(), "plan.pdf", "A plan.");
        return message;
    }

    private static void document(ObjectNode document, String name, String content) {
        var bytes = content.getBytes(UTF_8);
        document.put("name", name)
                .put("mediaType", "application/pdf")
                .put("size", bytes.length)
                .put("sha256", Digests.sha256(bytes));
    }
}
