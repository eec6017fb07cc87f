package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// When a message counts as notified: what sender and recipient are told, and what is sealed.
@ExtendWith(HubExtension.class)
class DeemedNotificationTest {
    private static final Instant BEFORE_JANI = Instant.parse("2026-06-19T09:00:00Z");

    private final TestHub hub;
    private final Party council;

    DeemedNotificationTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    private Letter sentBeforeJani(Party... recipients) {
        Letter letter = council.send(Letter.between(council, recipients));
        List.of(recipients).forEach(recipient -> recipient.waitFor(letter));
        hub.stored().backdate(letter.id(), BEFORE_JANI);
        return letter;
    }

    private static String path(Letter letter) {
        return letter.path() + "/deemed-notification";
    }

    private static Answer seal(Party party, Letter letter) {
        return party.call(Call.get(path(letter)).by("PUT"));
    }

    @Test
    void askedBeforeSendingItIsExplainedInBothLanguages() {
        JsonNode told = council.get("/v1/deemed-notification?sentAt=2026-06-19T09:00:00.000Z")
                .expect(200)
                .json();
        assertThat(told.at("/count/on").asString()).isEqualTo("2026-06-26");
        assertThat(told.at("/en/sentence").asString())
                .isEqualTo("By law it counted as notified on Friday, 26 June 2026.");
        assertThat(told.at("/lv/days").toString())
                .contains("pirmdiena, 2026. gada 22. jūnijs: neskaitās (brīvdiena, tās vietā strādā: sestdiena")
                .contains("neskaitās (Līgo diena)", "skaitās, 2. diena (darba diena)");
        assertThat(council.get("/v1/deemed-notification?sentAt=2026-12-30T09:00:00.000Z")
                        .json()
                        .at("/en/remarks/0")
                        .asString())
                .startsWith("The moved working days of 2027 are not known yet");
        for (String wrong : List.of("1999-01-01T00:00:00Z", "2150-01-01T00:00:00Z", "tomorrow", "")) {
            assertThat(council.get("/v1/deemed-notification?sentAt=" + wrong).problem())
                    .isEqualTo("400 malformed-request");
        }
    }

    @Test
    void theSenderSeesItForEveryRecipientEachRecipientItsOwn() {
        Party one = hub.newPerson();
        Party two = hub.newPerson();
        Letter letter = sentBeforeJani(one, two);
        assertThat(council.get(path(letter)).expect(200).list("recipients"))
                .extracting(entry -> entry.get("recipient").asString())
                .containsExactlyInAnyOrder(one.eAddress(), two.eAddress());
        assertThat(one.get(path(letter)).expect(200).list("recipients"))
                .extracting(entry -> entry.get("recipient").asString())
                .containsExactly(one.eAddress());
        assertThat(council.get(letter.path()).list("deliveries"))
                .extracting(delivery -> delivery.get("deemedNotifiedOn").asString())
                .containsOnly("2026-06-26");
        assertThat(hub.newPerson().get(path(letter)).problem()).isEqualTo("404 unknown-message");
        assertThat(seal(hub.newPerson(), letter).problem()).isEqualTo("404 unknown-message");
    }

    @Test
    void itIsSealedOnceAndStandsAmongTheEvidence() {
        Party recipient = hub.newPerson();
        Letter letter = sentBeforeJani(recipient);
        Set<String> sealed = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> seal(recipient, letter).expect(200).body())
                .collect(Collectors.toSet());
        assertThat(sealed).hasSize(1);
        assertThat(seal(council, letter).body()).isIn(sealed);

        String jws =
                seal(recipient, letter).list("evidence").getFirst().get("jws").asString();
        JsonNode statement = Contract.payload(jws);
        assertThat(statement.get("erdsEventId").asString()).isEqualTo("urn:eaddress:event:DeemedNotified");
        assertThat(statement.get("eventTime").asString()).isEqualTo("2026-06-26T21:00:00.000Z");
        assertThat(statement.at("/extensions/0/value/on").asString()).isEqualTo("2026-06-26");
        assertThat(recipient.evidence(letter).list("evidence"))
                .extracting(piece -> piece.get("jws").asString())
                .contains(jws);
    }

    @Test
    void whatWasOpenedCountsFromItsConsignment() {
        Party recipient = hub.newPerson();
        Letter letter = council.send(Letter.between(council, recipient));
        recipient.waitFor(letter);
        String before = council.get(path(letter)).body();
        recipient.confirm(letter).expect(200);
        assertThat(council.get(path(letter)).body()).isEqualTo(before);
    }

    @Test
    void beforeItsDayHasEndedAndBeforeItIsSentNothingIsSealed() {
        Letter letter = council.send(Letter.between(council, hub.newPerson()));
        assertThat(seal(council, letter).problem()).isEqualTo("409 not-notified-yet");
        Letter accepted = Letter.between(council, hub.newPerson());
        council.submit(accepted).expect(201);
        assertThat(seal(council, accepted).problem()).isEqualTo("409 not-sent-yet");
        assertThat(council.get(path(accepted)).problem()).isEqualTo("409 not-sent-yet");
    }
}
