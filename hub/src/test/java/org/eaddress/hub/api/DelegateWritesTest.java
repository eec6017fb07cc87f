package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a daughter may write in her mother's name, each way as far as it was entrusted and no further.
@ExtendWith(HubExtension.class)
class DelegateWritesTest {
    private static final Pattern ACTION = Pattern.compile("action=\"/write/([0-9a-f-]{36})\"");
    private static final String TO_COUNCIL = "/write/new?to=_DEFAULT@90000000122";
    private static final String SEE = "expires=" + LocalDate.now().plusYears(1);
    private static final String ANSWER = SEE + "&power=answer";
    private static final String SEND = SEE + "&power=send";

    private final TestHub hub;
    private Party mother;
    private Party daughter;
    private Visitor mothers;
    private Visitor daughters;

    DelegateWritesTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void signIn() {
        mother = hub.newPerson("Maija Māte");
        daughter = hub.newPerson("Dace Meita");
        mothers = Visitor.signedIn(hub, mother.personalCode());
        daughters = Visitor.signedIn(hub, daughter.personalCode());
    }

    @AfterEach
    void leave() {
        mothers.close();
        daughters.close();
    }

    private Letter letterFrom(Party sender) {
        Letter letter = sender.send(Letter.between(sender, mother));
        mother.waitFor(letter);
        return letter;
    }

    private Letter openedLetter() {
        Letter letter = letterFrom(hub.council());
        daughters.open("/mail/" + letter.id());
        return letter;
    }

    /// She writes this and stands at the last look; the id of the draft.
    private String written(Visitor writer, String form, String target) {
        HttpResponse<String> page = writer.open(form);
        Matcher action = ACTION.matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        HttpResponse<String> documents =
                writer.press("/write/" + action.group(1), page, target + "&subject=Jaut%C4%81jums&text=Kad%3F&then=on");
        assertThat(documents.uri()).hasPath("/write/" + action.group(1) + "/documents");
        return action.group(1);
    }

    private String newMessage(Visitor writer) {
        return written(writer, TO_COUNCIL, "to=_DEFAULT%4090000000122");
    }

    private static HttpResponse<String> send(Visitor writer, String draft, HttpResponse<String> check) {
        return writer.press("/write/" + draft + "/send", check, "seen=" + Visitor.hidden(check.body(), "seen"));
    }

    private HttpResponse<String> send(Visitor writer, String draft) {
        return send(writer, draft, writer.open("/write/" + draft + "/check"));
    }

    private static UUID messageOf(HttpResponse<String> sent) {
        assertThat(sent.uri().getPath()).as(sent.body()).startsWith("/sent/");
        return UUID.fromString(sent.uri().getPath().substring("/sent/".length()));
    }

    private long sentInMothersName() {
        return hub.bean(JdbcClient.class)
                .sql("select count(*) from message where sender = :mother")
                .param("mother", mother.eAddress())
                .query(Long.class)
                .single();
    }

    private Evidence receiptOf(UUID message) {
        return hub.bean(EvidenceArchive.class).of(message).stream()
                .filter(piece -> piece.event() == EvidenceEvent.SUBMISSION_ACCEPTANCE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAnswerGoesToWhoeverWroteAndTheReceiptNamesBoth() {
        String id = Entrusting.entrust(mothers, daughters, ANSWER);
        Letter letter = openedLetter();
        assertThat(daughters.open("/mail/" + letter.id()).body()).contains("/write/new?answer=" + letter.id());

        String draft = written(daughters, "/write/new?answer=" + letter.id(), "answer=" + letter.id());
        HttpResponse<String> check = daughters.open("/write/" + draft + "/check");
        assertThat(check.body()).contains("Maija Māte (Dace Meita)");
        HttpResponse<String> sent = send(daughters, draft, check);

        UUID message = messageOf(sent);
        assertThat(sent.body()).contains("Maija Māte (Dace Meita)", "receipt is recorded");
        Evidence receipt = receiptOf(message);
        assertThat(receipt.delegate()).hasValue("Dace Meita");
        assertThat(receipt.payload())
                .contains("senderDelegateDetails", "urn:eaddress:scheme:delegation", id, "Maija Māte")
                .doesNotContain(daughter.personalCode());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> hub.council().get("/v1/inbox/" + message), answer -> answer.status() == 200);
        assertThat(mothers.open("/sent/" + message).body()).contains("by the delegate Dace Meita", "/proof");
        assertThat(daughters.open("/sent/" + message + "/receipt").statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayOnlySeeWritesNothing() {
        Entrusting.entrust(mothers, daughters, SEE);
        Letter letter = openedLetter();

        HttpResponse<String> page = daughters.open("/mail/" + letter.id());
        assertThat(page.body()).doesNotContain("/write", "/sent");
        for (String place : List.of("/write", TO_COUNCIL, "/write/new?answer=" + letter.id(), "/sent")) {
            assertThat(daughters.open(place).statusCode()).as(place).isEqualTo(404);
        }
        HttpResponse<String> choices = daughters.open("/mailboxes");
        String forged = "/write/" + TestHub.newId();
        String words = "answer=%s&subject=x&text=y".formatted(letter.id());
        assertThat(daughters.press(forged, choices, words).statusCode()).isEqualTo(404);
        assertThat(sentInMothersName()).isZero();
    }

    @Test
    void whoMayAnswerBeginsNothingNew() {
        Entrusting.entrust(mothers, daughters, ANSWER + "&sender=_DEFAULT@90000000122");
        Letter hidden = letterFrom(hub.company());
        mothers.open("/mail/" + hidden.id());

        assertThat(daughters.open("/write").body())
                .contains("Answers that you write")
                .doesNotContain("name=\"q\"");
        for (String form : List.of(TO_COUNCIL, "/write/new?answer=" + hidden.id())) {
            assertThat(daughters.open(form).statusCode()).as(form).isEqualTo(404);
        }
        HttpResponse<String> page = daughters.open("/mailboxes");
        for (String target : List.of("to=_DEFAULT%4090000000122", "answer=" + hidden.id())) {
            HttpResponse<String> answer =
                    daughters.press("/write/" + TestHub.newId(), page, target + "&subject=x&text=y&then=on");
            assertThat(answer.uri().getPath()).as(target).doesNotEndWith("/documents");
        }
        daughters.press(
                "/write/person",
                page,
                "id=%s&person=%s".formatted(TestHub.newId(), hub.anna().eAddress()));
        assertThat(hub.bean(JdbcClient.class)
                        .sql("select count(*) from draft where e_address = :mother")
                        .param("mother", mother.eAddress())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoMaySendWritesNewMessagesAndTakesNoneBack() {
        Entrusting.entrust(mothers, daughters, SEND);

        HttpResponse<String> sent = send(daughters, newMessage(daughters));

        UUID message = messageOf(sent);
        assertThat(receiptOf(message).delegate()).hasValue("Dace Meita");
        assertThat(daughters.open("/sent").body()).contains("/sent/" + message);
        assertThat(sent.body()).doesNotContain("/cancellation", "/recall");
        for (String act : List.of("cancellation", "recall")) {
            assertThat(daughters
                            .press("/sent/%s/%s".formatted(message, act), sent, "reason=x")
                            .statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
    }

    @Test
    void theOwnersDraftsAndMessagesAreNotTheDelegatesNorHersTheOwners() {
        String mothersDraft = newMessage(mothers);
        UUID mothersMessage = messageOf(send(mothers, newMessage(mothers)));
        Entrusting.entrust(mothers, daughters, SEND);
        String daughtersDraft = newMessage(daughters);

        for (String page : List.of("/write/" + mothersDraft, "/write/" + mothersDraft + "/check")) {
            assertThat(daughters.open(page).statusCode()).as(page).isEqualTo(404);
        }
        for (String page : List.of("", "/receipt", "/evidence", "/proof")) {
            assertThat(daughters.open("/sent/" + mothersMessage + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(daughters.open("/sent").body()).doesNotContain(mothersMessage.toString());
        assertThat(daughters.open("/write").body()).contains(daughtersDraft).doesNotContain(mothersDraft);
        assertThat(mothers.open("/write/" + daughtersDraft).statusCode()).isEqualTo(404);
        assertThat(mothers.open("/write").body()).contains(mothersDraft).doesNotContain(daughtersDraft);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatEndsBetweenTheLastLookAndSendIsNotSent(boolean isRevoked) {
        String id = Entrusting.entrust(mothers, daughters, SEND);
        String draft = newMessage(daughters);
        HttpResponse<String> check = daughters.open("/write/" + draft + "/check");
        if (isRevoked) {
            Entrusting.revoke(mothers, id);
        } else {
            hub.bean(JdbcClient.class)
                    .sql("update delegation set expires_at = now() where delegation_id = :id")
                    .param("id", UUID.fromString(id))
                    .update();
        }

        HttpResponse<String> answer = send(daughters, draft, check);

        assertThat(answer.uri().getPath()).isEqualTo("/mailboxes");
        assertThat(sentInMothersName()).isZero();
        assertThat(daughters.open("/write/" + draft).statusCode()).isEqualTo(404);
    }
}
