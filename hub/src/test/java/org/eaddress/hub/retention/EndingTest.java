package org.eaddress.hub.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.journal.Audits;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.Registration;
import org.eaddress.hub.submission.Registrations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything ends: texts with the documents, evidence later, each with a statement of it that the audit
/// understands.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndingTest {
    private static final Duration INSTITUTIONS = Duration.ofDays(40);
    private static final Duration DOCUMENTS = Duration.ofDays(50);
    private static final Duration EVIDENCE = Duration.ofDays(80);
    private static final Duration REJECTIONS = Duration.ofDays(35);
    private static final Caller COMPANY = new Caller(
            new EAddress("_DEFAULT@40103000456"), "SIA Bērzs", Caller.Way.MACHINE, "urn:eaddress:assurance:key");

    private KeepingHub hub;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = KeepingHub.start(
                folder,
                "--hub.retention.documents=50d",
                "--hub.retention.documents-of.institution=40d",
                "--hub.retention.evidence=80d",
                "--hub.retention.rejections=35d",
                "--hub.journal.audit-every=1d");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @BeforeEach
    void forget() {
        journalled();
        KeepingHub.empty(
                hub.db(),
                "message, document, delivery, evidence, mailbox_entry, legal_hold, rejection,"
                        + " retention_deferred, retention_pass, journal_entry, journal_seal, journal_removal");
        hub.db()
                .sql("update journal_audit set seal_number = 0, newest_seal = 0, newest_digest = '',"
                        + " message_id = '00000000-0000-0000-0000-000000000000'")
                .update();
    }

    private static byte[] letter(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void journalled() {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(30))
                .until(() -> rows("journal_queue") == 0);
    }

    private int rows(String table) {
        return hub.db()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private void sweepAfter(Duration time) {
        journalled();
        hub.clock().goAhead(time.plusHours(1));
        hub.makePartitions();
        hub.bean(Sweeping.class).sweep();
        journalled();
    }

    private boolean isErased(UUID message) {
        return hub.bean(Messages.class).find(message).orElseThrow().isErased();
    }

    private List<JsonNode> removals() {
        return hub
                .db()
                .sql("select message_id from evidence where event = 'EvidenceRemoval' order by evidence_id")
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list()
                .stream()
                .map(id -> hub.bean(EvidenceArchive.class).of(id).getFirst().jws())
                .map(jws -> JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jws.split("\\.")[1])))
                .toList();
    }

    @Test
    void evidenceEndsWithAllThatIsLeftAndTheAuditMissesNothing() throws IOException {
        hub.accept(letter("old"));
        sweepAfter(INSTITUTIONS);
        assertThat(rows("evidence")).isEqualTo(2);
        sweepAfter(EVIDENCE.minus(INSTITUTIONS));

        assertThat(Map.of(
                        "message", rows("message"),
                        "document", rows("document"),
                        "delivery", rows("delivery"),
                        "evidence", rows("evidence")))
                .isEqualTo(Map.of("message", 0, "document", 0, "delivery", 0, "evidence", 1));
        JsonNode removal = removals().getFirst();
        assertThat(removal.at("/facts/pieces").asInt()).isEqualTo(2);
        assertThat(removal.at("/facts/policy").asString()).isEqualTo("evidence");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("../api-spec/evidence/keeping.schema.json")))
                        .validate(removal.toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(Audits.findings(hub)).isEmpty();
    }

    @Test
    void whatSomebodyRemovedIsMissingAndNotEnded() throws IOException {
        UUID taken = hub.accept(letter("taken"));
        sweepAfter(INSTITUTIONS);
        hub.db()
                .sql("delete from evidence where message_id = :taken and event = 'SubmissionAcceptance'")
                .param("taken", taken)
                .update();
        sweepAfter(EVIDENCE.minus(INSTITUTIONS));

        assertThat(removals().getFirst().at("/facts/pieces").asInt()).isEqualTo(1);
        assertThat(Audits.findings(hub)).singleElement().asString().startsWith("evidence-missing");
    }

    @Test
    void aStatementThatWasChangedExcusesNothing() throws IOException {
        hub.accept(letter("old"));
        sweepAfter(INSTITUTIONS);
        sweepAfter(EVIDENCE.minus(INSTITUTIONS));
        hub.db()
                .sql("update evidence set payload = replace(payload, '\"pieces\":2', '\"pieces\":3')"
                        + " where event = 'EvidenceRemoval'")
                .update();

        assertThat(Audits.findings(hub))
                .filteredOn(finding -> finding.startsWith("evidence-missing"))
                .hasSize(2);
    }

    @Test
    void aHoldKeepsEvidenceToo() throws IOException {
        UUID held = hub.accept(letter("held"));
        sweepAfter(INSTITUTIONS);
        LegalHolds holds = hub.bean(LegalHolds.class);
        UUID hold = UuidCreator.getTimeOrderedEpoch();
        holds.place(hold, Hold.overMessage(held, "Case C-20", "J. Kalns"), "_DEFAULT@90000000048");

        sweepAfter(EVIDENCE.minus(INSTITUTIONS));
        assertThat(hub.bean(EvidenceArchive.class).of(held)).hasSize(2);
        holds.lift(hold, "J. Kalns", "_DEFAULT@90000000048");
        sweepAfter(Duration.ZERO);

        assertThat(hub.bean(EvidenceArchive.class).of(held)).isEmpty();
    }

    @Test
    void eachKindOfSenderHasItsOwnTime() throws IOException {
        UUID ofTheCouncil = hub.accept(letter("an institution's"));
        UUID ofTheCompany = hub.acceptFrom(COMPANY, letter("a company's"));

        sweepAfter(INSTITUTIONS);
        assertThat(isErased(ofTheCouncil)).isTrue();
        assertThat(isErased(ofTheCompany)).isFalse();
        sweepAfter(DOCUMENTS.minus(INSTITUTIONS));
        assertThat(isErased(ofTheCompany)).isTrue();
    }

    @Test
    void whatWasRefusedEndsAndTheAuditMissesNothing() throws IOException {
        hub.refuse(letter("to nobody"));
        assertThat(rows("rejection")).isEqualTo(1);

        sweepAfter(REJECTIONS);

        assertThat(rows("rejection")).isZero();
        assertThat(removals().getFirst().at("/facts/policy").asString()).isEqualTo("rejections");
        assertThat(rows("evidence")).isEqualTo(1);
        assertThat(Audits.findings(hub)).isEmpty();
    }

    @Test
    void anErasedMessageLiesInNoMailboxAndIsSentNoMore() throws IOException {
        UUID old = hub.accept(letter("never sent"));
        hub.db()
                .sql("insert into mailbox_entry (e_address, entry_id, message_id, sender, sender_name, subject,"
                        + " document_count, sent_at, consigned_at)"
                        + " values (:anna, :old, :old, 'a', 'b', 'Building permit', 1, now(), now())")
                .param("anna", KeepingHub.ANNA.value())
                .param("old", old)
                .update();
        var message = hub.bean(Messages.class).find(old).orElseThrow();

        sweepAfter(INSTITUTIONS);

        assertThat(rows("mailbox_entry")).isZero();
        assertThat(hub.bean(Registrations.class)
                        .register(
                                KeepingHub.COUNCIL.eAddress(), List.of(new Registration(old, message.receiptDigest()))))
                .containsExactly(new Registration.Outcome.Unknown(old));
    }

    @Test
    void whatIsOnItsWayIsNotErased() throws IOException {
        UUID sent = hub.accept(letter("on its way"));
        hub.db().sql("update message set sent_at = now()").update();

        sweepAfter(INSTITUTIONS);
        assertThat(isErased(sent)).isFalse();
        hub.db().sql("update delivery set state = 'consigned'").update();
        sweepAfter(Duration.ZERO);

        assertThat(isErased(sent)).isTrue();
    }

    @Test
    void evidenceThatEndsBeforeItsDocumentsIsNoPolicy(@TempDir Path elsewhere) {
        assertThatThrownBy(() -> new RetentionPolicy(
                        true,
                        DOCUMENTS,
                        Map.of(SenderKind.PERSON, EVIDENCE.plusDays(1)),
                        EVIDENCE,
                        REJECTIONS,
                        Duration.ofDays(30)))
                .hasMessageContaining("hub.retention.evidence is at least 81 days");
    }
}
