package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a system in test does with its sandbox, by the API.
@ExtendWith(HubExtension.class)
class SandboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestHub hub;
    private Visitor juris;
    private TriedSystem system;
    private Party party;

    @TempDir
    private Path folder;

    SandboxTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void connect() {
        juris = Visitor.signedIn(hub, Visitor.JURIS_OF_THE_COMPANY).forOrganisation();
        system = TriedSystem.connect(hub, juris, folder);
        party = system.party();
    }

    @AfterEach
    void leave() {
        TriedSystem.removeAll(hub);
        juris.close();
    }

    private Answer sample(String kind) {
        return system.sandbox("POST", "/samples", "{\"kind\":\"%s\"}".formatted(kind))
                .expect(200);
    }

    private Answer move(Duration by) {
        return system.move(by).expect(200);
    }

    private Answer arrived(Answer sample) {
        assertThat(sample.text("state")).isEqualTo("sent");
        String path = "/v1/inbox/" + sample.text("message");
        await().atMost(PATIENCE).until(() -> party.get(path).status() == 200);
        return party.get(path);
    }

    private static String payload(String jws) {
        return new String(Base64.getUrlDecoder().decode(jws.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"letter,1", "documents,3", "large,1", "invoice,1", "eicar,1"})
    void aSampleComesFromTheSenderOfTheSandbox(String kind, int documents) {
        Answer message = arrived(sample(kind));
        assertThat(message.text("from")).isEqualTo(system.eAddress().replace("@", "-SENDER@"));
        assertThat(message.list("documents")).hasSize(documents);
    }

    @Test
    void theLargeSampleIsAsLargeAsTheOperatorSays() {
        assertThat(arrived(sample("large"))
                        .list("documents")
                        .getFirst()
                        .required("size")
                        .asLong())
                .isEqualTo(TestHub.LARGE_SAMPLE);
    }

    @Test
    void aSampleIsRefusedAsAnybodysIs() {
        party.get("/v1/account").expect(200); // a closed account gets no token any more
        system.closeTwin();
        Answer sample = sample("letter");
        assertThat(sample.text("state")).isEqualTo("refused");
        assertThat(sample.text("problem")).isEqualTo("closed-recipient");
        assertThat(party.get("/v1/inbox/" + sample.text("message")).status()).isEqualTo(404);
    }

    @Test
    void howItStandsIsTold() {
        Answer state = party.get("/v1/sandbox").expect(200);
        assertThat(state.text("eAddress")).isEqualTo(system.eAddress());
        assertThat(Instant.parse(state.text("now")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(state.json().required("notificationBroken").asBoolean()).isFalse();
        assertThat(state.list("refusals")).isEmpty();
    }

    @Test
    void whatNobodyRegistersLapsesWhenTimeIsMoved() {
        Letter letter = Letter.between(party, party);
        Answer accepted = party.submit(letter).expect(201);
        move(Duration.ofDays(6));
        assertThat(party.get(letter.path()).expect(200).text("state")).isEqualTo("accepted");

        Answer state = move(Duration.ofDays(2));

        assertThat(Instant.parse(state.text("now"))).isAfter(Instant.now().plus(Duration.ofDays(7)));
        assertThat(party.get(letter.path()).expect(200).text("state")).isEqualTo("lapsed");
        assertThat(party.events(letter)).contains("MessageLapsed");
        assertThat(party.register(accepted).status()).isEqualTo(409);
    }

    @Test
    void evidenceOfWhatIsLateSaysWhenThatWasSeenAndNotWhenItWouldHaveBeen() {
        Letter letter = Letter.between(party, party);
        party.submit(letter).expect(201);

        move(Duration.ofDays(40));

        String lapsed = payload(party.evidence(letter)
                .expect(200)
                .list("evidence")
                .getLast()
                .required("jws")
                .asString());
        assertThat(lapsed)
                .contains("MessageLapsed")
                .contains(Instant.now().toString().substring(0, 10));
    }

    @Test
    void whatComesAfterAMoveIsNotOlder() {
        move(Duration.ofDays(30));
        Letter letter = party.send(Letter.between(party, party));
        party.waitFor(letter);

        move(Duration.ofDays(1));

        assertThat(party.events(letter)).doesNotContain("ContentHandoverFailure");
    }

    @Test
    void whatIsNotFetchedIsUnretrievedWhenTimeIsMovedAndStaysFetchable() {
        Letter letter = party.send(Letter.between(party, party));
        party.waitFor(letter);

        move(Duration.ofDays(4));

        assertThat(party.events(letter)).contains("ContentHandoverFailure");
        party.confirm(letter).expect(200);
    }

    @Test
    void submissionsAreRefusedWithTheReasonThatWasAskedForAndThenNoMore() {
        system.refuse("submission", "malfunction", 2).expect(200);
        for (int i = 0; i < 2; i++) {
            Answer refused = party.submit(Letter.between(party, party));
            assertThat(refused.problem()).isEqualTo("422 sandbox-refusal");
            assertThat(payload(refused.text("evidence")))
                    .contains("SubmissionRejection", "R_ERDS_Malfunction", "sandbox-refusal");
        }
        party.submit(Letter.between(party, party)).expect(201);
        assertThat(party.get("/v1/sandbox").expect(200).list("refusals")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "message-rejected,R_ERDS_MessageRejected",
        "policy-violation,R_ERDS_PolicyViolation",
        "message-rejected-for-malware,R_ERDS_MessageRejectedForMalware",
        "message-rejected-for-invalid-signature,R_ERDS_MessageRejectedForInvalidSignature",
        "unknown-recipient,UnknownRecipient",
        "not-identified,R_ERDS_NotIdentified",
        "unreachable,R_ERDS_Unreachable",
        "malfunction,R_ERDS_Malfunction"
    })
    void everyReasonOfEtsiCanBeAskedFor(String asked, String sealed) {
        system.refuse("submission", asked, 1).expect(200);
        Answer refused = party.submit(Letter.between(party, party)).expect(422);
        assertThat(payload(refused.text("evidence"))).contains("/EventReason/" + sealed + "\"");
    }

    @Test
    void aSampleIsNotWhatTheSystemHandsIn() {
        system.refuse("submission", "malfunction", 1).expect(200);
        arrived(sample("letter"));
        party.submit(Letter.between(party, party)).expect(422);
    }

    @Test
    void consignmentsAreRefusedWithTheReasonThatWasAskedForAndThenNoMore() {
        system.refuse("consignment", "unreachable", 1).expect(200);
        Letter refused = party.send(Letter.between(party, party));
        await().atMost(PATIENCE).until(() -> party.events(refused).contains("ContentConsignmentFailure"));
        Letter next = party.send(Letter.between(party, party));
        party.waitFor(next);
        assertThat(party.fetch(refused).status()).isEqualTo(404);
        assertThat(party.get("/v1/sandbox").expect(200).list("refusals")).isEmpty();
    }

    @Test
    void aWebhookThatIsBrokenFailsUntilItIsMended() {
        party.webhook("https://dms.invalid/mail").expect(200);
        assertThat(system.silence(true).json().required("notificationBroken").asBoolean())
                .isTrue();
        party.waitFor(party.send(Letter.between(party, party)));
        await().atMost(PATIENCE).until(() -> outcome().equals("broken in the sandbox"));

        system.silence(false);

        await().atMost(PATIENCE).until(() -> !outcome().equals("broken in the sandbox"));
    }

    private String outcome() {
        return party.get("/v1/webhook").expect(200).json().path("outcome").asString("");
    }

    @Test
    void keysThatActAsEndedLetNobodyInUntilTheTimeIsOver() {
        party.get("/v1/account").expect(200);

        system.sandbox("PUT", "/keys", "{\"outSeconds\":3600}");

        assertThat(party.get("/v1/account").problem()).isEqualTo("401 token-not-good");
        assertThat(hub.wire()
                        .askToken(system.client(), Wire.signed(party.claims().build(), party.key()))
                        .status())
                .isEqualTo(401);
        hub.bean(JdbcClient.class)
                .sql("update machine_client set keys_out_until = now() where client_id = :client")
                .param("client", system.client())
                .update();
        party.get("/v1/account").expect(200);
    }
}
