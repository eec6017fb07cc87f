package org.eaddress.hub.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.MailboxMessage.Auditor;
import org.eaddress.hub.mailbox.Mailboxes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What is opened to an auditor, that it is on record, and that nobody else gets it.
@ExtendWith({HubExtension.class, OutputCaptureExtension.class})
class AuditorTest {
    static final String ORDER = "{\"reason\":\"Audit of 2026\",\"orderedBy\":\"State Audit Office\"}";

    private final TestHub hub;
    private final Party auditor;
    private final Party anna;
    private final Letter letter;
    private String receipt = "";
    private String seal = "";

    AuditorTest(TestHub hub) {
        this.hub = hub;
        this.auditor = hub.newAuditor();
        this.anna = hub.newPerson();
        this.letter = Letter.between(hub.council(), anna);
    }

    @BeforeEach
    void sealAReceipt() {
        receipt = hub.council().submit(letter).expect(201).text("receipt");
        String piece = hub.council()
                .evidence(letter)
                .list("evidence")
                .getFirst()
                .get("id")
                .asString();
        seal = hub.council()
                .waitForRecord(letter, piece)
                .header("Link")
                .orElseThrow()
                .replaceFirst("<.*/(\\d+)>.*", "$1");
    }

    private static String newOpening() {
        return "/v1/openings/" + TestHub.newId();
    }

    private Answer open(String path, String order) {
        return auditor.call(Call.json("PUT", path, order));
    }

    @Test
    void theEvidenceOfOthersIsThereEachPieceAtItsPlaceInTheSeal() {
        String path = newOpening();
        open(path, ORDER).expect(201);

        List<JsonNode> pieces = auditor.get(path + "/seals/" + seal).list("pieces");
        List<JsonNode> entries =
                hub.wire().send(Call.get("/v1/journal/seals/" + seal)).list("entries");
        assertThat(pieces).extracting(piece -> piece.get("sealed").asString()).contains(receipt);
        assertThat(pieces)
                .allSatisfy(piece -> assertThat(
                                Enclosure.digest(piece.get("sealed").asString().getBytes(US_ASCII)))
                        .isEqualTo(entries.get(piece.get("position").asInt()).asString()));
    }

    @Test
    void theOpeningIsSealedBeforeAnythingIsRead() throws IOException {
        Answer opening = open(newOpening(), ORDER).expect(201);

        JsonNode statement = Contract.payload(opening.text("statement"));
        assertThat(statement.get("event").asString()).isEqualTo("urn:eaddress:event:EvidenceOpened");
        assertThat(statement.at("/facts/orderedBy").asString()).isEqualTo("State Audit Office");
        assertThat(statement.at("/facts/openedTo").asString()).isEqualTo(auditor.eAddress());
        assertThat(statement.at("/facts/client").asString()).isEqualTo(auditor.client());
        String schema = Files.readString(Path.of("../api-spec/evidence/keeping.schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(statement.toString(), InputFormat.JSON))
                .isEmpty();
    }

    /// What her mailbox tells of openings, once the message lies in it.
    private List<Auditor> told() {
        hub.council().register(letter.id().toString(), Enclosure.digest(receipt.getBytes(US_ASCII)));
        anna.waitFor(letter);
        return hub.bean(Mailboxes.class).read(new EAddress(anna.eAddress()), letter.id()).stream()
                .flatMap(read -> read.timeline().stream())
                .flatMap(happened -> happened.auditor().stream())
                .toList();
    }

    @Test
    void theRecipientIsToldWhoCouldReadEvidenceOfTheMessageByWhoseOrderAndWhy() {
        open(newOpening(), ORDER.replace("{", "{\"afterSeal\":%s,".formatted(Long.parseLong(seal) - 1)))
                .expect(201);

        assertThat(told()).singleElement().satisfies(auditor -> {
            assertThat(auditor.orderedBy()).isEqualTo("State Audit Office");
            assertThat(auditor.reason()).isEqualTo("Audit of 2026");
            assertThat(auditor.name()).isNotBlank();
        });
    }

    @Test
    void nobodyIsToldOfOpeningsOverOtherSeals() {
        open(newOpening(), ORDER.replace("{", "{\"upToSeal\":%s,".formatted(Long.parseLong(seal) - 1)))
                .expect(201);

        assertThat(told()).isEmpty();
    }

    @Test
    void whereTheLawForbidsItTheRecipientIsToldLaterAndTheStatementSaysSo() {
        String path = newOpening();
        Instant until = Instant.now().plus(Duration.ofDays(29)).truncatedTo(ChronoUnit.MILLIS);
        Answer opening = open(path, ORDER.replace("{", "{\"untoldUntil\":\"%s\",".formatted(until)))
                .expect(201);

        assertThat(told()).isEmpty();
        JsonNode statement = Contract.payload(opening.text("statement"));
        assertThat(Instant.parse(statement.at("/facts/untoldUntil").asString())).isEqualTo(until);

        hub.bean(JdbcClient.class)
                .sql("update evidence_opening set untold_until = now() where opening_id = :id::uuid")
                .param("id", path.replaceFirst(".*/", ""))
                .update();
        assertThat(told()).hasSize(1);
    }

    @Test
    void nobodyIsLeftUntoldForMoreThanAMonth() {
        Instant month = Instant.now().plus(Duration.ofDays(30)).plusSeconds(60);
        assertThat(open(newOpening(), ORDER.replace("{", "{\"untoldUntil\":\"%s\",".formatted(month)))
                        .problem())
                .isEqualTo("400 malformed-request");
    }

    @Test
    void theOperatorIsToldOfPersonsLeftUntold(CapturedOutput log) {
        Instant until = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        String order = ORDER.replace("{", "{\"untoldUntil\":\"%s\",".formatted(until));
        open(newOpening(), ORDER).expect(201);
        String untold = newOpening();
        open(untold, order).expect(201);
        open(untold, order).expect(200);

        assertThat(log.getOut().lines().filter(line -> line.contains("untold until")))
                .singleElement()
                .asString()
                .contains("ALARM", untold.replaceFirst(".*/", ""));
    }

    @Test
    void repeatingChangesNothingAndAnotherOrderUnderTheSameIdIsRefused() {
        String path = newOpening();
        Answer first = open(path, ORDER).expect(201);

        assertThat(open(path, ORDER).expect(200).body()).isEqualTo(first.body());
        assertThat(open(path, ORDER.replace("2026", "2027")).problem()).isEqualTo("409 opening-conflict");
        assertThat(hub.newAuditor().call(Call.json("PUT", path, ORDER)).problem())
                .isEqualTo("409 opening-conflict");
    }

    @Test
    void anOpeningServesItsSealsAndItsAuditorAlone() {
        String path = newOpening();
        open(path, ORDER.replace("{", "{\"upToSeal\":1,")).expect(201);

        assertThat(auditor.get(path + "/seals/1").status()).isEqualTo(200);
        assertThat(auditor.get(path + "/seals/2").problem()).isEqualTo("404 unknown-opening");
        assertThat(auditor.get(newOpening() + "/seals/1").problem()).isEqualTo("404 unknown-opening");
        assertThat(hub.newAuditor().get(path + "/seals/1").problem()).isEqualTo("404 unknown-opening");
    }

    @Test
    void anOpeningEnds() {
        String path = newOpening();
        open(path, ORDER).expect(201);

        hub.bean(JdbcClient.class)
                .sql(
                        "update evidence_opening set opened_at = opened_at - interval '31 days' where opening_id = :id::uuid")
                .param("id", path.replaceFirst(".*/", ""))
                .update();

        assertThat(auditor.get(path + "/seals/1").problem()).isEqualTo("410 opening-ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\" \",\"orderedBy\":\"x\"}",
                "{\"reason\":\"x\"}",
                "{\"reason\":\"x\\ny\",\"orderedBy\":\"x\"}",
                "{\"reason\":\"x\",\"orderedBy\":\"x\\u202ey\"}",
                "{\"reason\":\"x\",\"orderedBy\":\"x\",\"afterSeal\":-1}",
                "{\"reason\":\"x\",\"orderedBy\":\"x\",\"afterSeal\":1,\"upToSeal\":1}",
                "{\"reason\":\"x\",\"orderedBy\":\"x\",\"upToSeal\":99999999}",
                "{\"reason\":\"x\",\"orderedBy\":\"x\",\"untoldUntil\":\"2099-01-01T00:00:00Z\"}",
                "{\"reason\":\"x\",\"orderedBy\":\"x\",\"untoldUntil\":\"2020-01-01T00:00:00Z\"}",
                "{\"reason\":\"x\",\"orderedBy\":\"x\",\"untoldUntil\":\"-0001-01-01T00:00:00Z\"}",
                "{\"reason\":\"x\",\"orderedBy\":\"x\",\"untoldUntil\":\"-1000000000-01-01T00:00:00Z\"}",
                "{\"reason\":\"x\",\"orderedBy\":\"x\",\"untoldUntil\":\"+1000000000-12-31T23:59:59Z\"}",
                "{\"reason\":\"x\",\"orderedBy\":\"x\",\"untoldUntil\":\"soon\"}"
            })
    void whatIsNoOrderIsRefused(String order) {
        assertThat(open(newOpening(), order).problem()).isEqualTo("400 malformed-request");
    }

    @Test
    void nobodyButAnAuditorOpensAnythingAndAnAuditorDoesNothingElse() {
        String path = newOpening();
        open(path, ORDER).expect(201);

        for (Call call : List.of(Call.json("PUT", newOpening(), ORDER), Call.get(path + "/seals/1"))) {
            assertThat(hub.council().call(call).problem()).as(call.path()).isEqualTo("403 not-allowed");
            assertThat(hub.operator().call(call).problem()).as(call.path()).isEqualTo("403 not-allowed");
            assertThat(hub.wire().send(call).problem()).as(call.path()).isEqualTo("401 not-authenticated");
        }
        assertThat(auditor.get("/v1/inbox").problem()).isEqualTo("403 not-allowed");
        assertThat(auditor.get("/v1/holds").problem()).isEqualTo("403 not-allowed");
    }
}
