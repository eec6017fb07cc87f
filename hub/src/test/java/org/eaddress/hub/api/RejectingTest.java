package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.Mailboxes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A recipient's system that does not take a message says so, with a reason that the sender sees.
@ExtendWith(HubExtension.class)
class RejectingTest {
    private final TestHub hub;
    private final Party council;
    private final Party recipient;
    private final Letter letter;

    RejectingTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
        this.recipient = hub.newPerson();
        this.letter = council.send(Letter.between(council, recipient));
        recipient.waitFor(letter);
    }

    @ParameterizedTest
    @CsvSource({
        "malware, R_ERDS_MessageRejectedForMalware",
        "invalid-signature, R_ERDS_MessageRejectedForInvalidSignature",
        "unreadable, R_ERDS_MessageRejected",
        "wrong-recipient, R_ERDS_MessageRejected",
        "policy, R_ERDS_PolicyViolation"
    })
    void theSenderSeesThatItWasRejectedAndWhy(String reason, String etsiReason) {
        Answer rejected = recipient.reject(letter, reason).expect(200);

        JsonNode delivery = council.get(letter.path()).list("deliveries").getFirst();
        assertThat(delivery.get("state").asString()).isEqualTo("rejected");
        assertThat(delivery.get("reason").asString()).isEqualTo(reason);
        assertThat(delivery.get("since").asString()).isEqualTo(rejected.text("rejectedAt"));
        JsonNode sealed = council.evidence(letter).list("evidence").getLast();
        assertThat(sealed.get("event").asString()).endsWith("/ContentHandoverFailure");
        assertThat(sealed.get("jws").asString()).isEqualTo(rejected.text("evidence"));
        assertThat(Contract.payload(rejected.text("evidence")).get("eventReasons"))
                .extracting(JsonNode::asString)
                .containsExactly(
                        "http://uri.etsi.org/19522/EventReason/" + etsiReason,
                        "urn:eaddress:reason:rejected-" + reason);
    }

    @Test
    void itLeavesTheInboxAndPeopleCanStillOpenIt() {
        recipient.reject(letter, "unreadable").expect(200);
        assertThat(recipient.inbox(500)).isEmpty();

        Caller person = new Caller(new EAddress(recipient.eAddress()), "Jauna puse", Caller.Way.PERSON, "high");
        assertThat(hub.bean(Mailboxes.class).open(person, letter.id())).isPresent();

        assertThat(council.get(letter.path())
                        .list("deliveries")
                        .getFirst()
                        .get("state")
                        .asString())
                .isEqualTo("handedOver");
        recipient.reject(letter, "unreadable").expect(200);
    }

    @Test
    void rejectingAgainGivesTheSameEvidenceAndAnotherReasonIsAConflict() {
        Answer first = recipient.reject(letter, "policy").expect(200);

        assertThat(recipient.reject(letter, "policy").expect(200).json()).isEqualTo(first.json());
        assertThat(recipient.reject(letter, "malware").problem()).isEqualTo("409 already-rejected");
    }

    @Test
    void whatWasRejectedIsNotConfirmedAndWhatWasConfirmedIsNotRejected() {
        recipient.reject(letter, "policy").expect(200);
        assertThat(recipient.confirm(letter).problem()).isEqualTo("409 already-rejected");

        Letter other = council.send(Letter.between(council, recipient));
        recipient.waitFor(other);
        Answer confirmed = recipient.confirm(other).expect(200);
        assertThat(recipient.reject(other, "policy").problem()).isEqualTo("409 already-handed-over");
        assertThat(recipient.confirm(other).expect(200).json()).isEqualTo(confirmed.json());
    }

    @Test
    void noOtherReasonIsTakenAndNobodyElsesMessage() {
        assertThat(recipient.reject(letter, "dislike").problem()).isEqualTo("400 malformed-request");
        assertThat(recipient
                        .call(Call.json("PUT", "/v1/inbox/" + letter.id() + "/rejection", "{}"))
                        .problem())
                .isEqualTo("400 malformed-request");
        assertThat(hub.newPerson().reject(letter, "policy").problem()).isEqualTo("404 unknown-message");
        assertThat(council.reject(letter, "policy").problem()).isEqualTo("404 unknown-message");
        assertThat(recipient.inbox(500)).containsExactly(letter.id().toString());
    }
}
