package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Scheduling, cancelling and recalling over HTTP.
@ExtendWith(HubExtension.class)
class TakingBackApiTest {
    private final TestHub hub;
    private final Party sender;
    private final Party recipient;

    TakingBackApiTest(TestHub hub) {
        this.hub = hub;
        this.sender = hub.newUnit();
        this.recipient = hub.newPerson();
    }

    private Answer take(String how, Letter letter, String body) {
        return sender.call(Call.json("PUT", letter.path() + "/" + how, body));
    }

    private Answer submit(Letter letter, Map<String, String> schedule) {
        ObjectNode json = letter.json();
        schedule.forEach(json::put);
        return sender.call(
                Call.put(letter.path(), letter.upload(JsonMapper.shared().writeValueAsBytes(json))));
    }

    private static String because(String reason) {
        return "{\"reason\":\"%s\"}".formatted(reason);
    }

    private static String tomorrow() {
        return Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("Z", ".000Z");
    }

    @Test
    void aDelayedMessageWaitsAndItsStatusSaysUntilWhen() {
        String time = tomorrow();
        Letter letter = Letter.between(sender, recipient);
        sender.register(submit(letter, Map.of("consignNotBefore", time, "priority", "bulk"))
                        .expect(201))
                .expect(200);

        Answer status = sender.get(letter.path()).expect(200);

        assertThat(status.text("consignNotBefore")).isEqualTo(time);
        assertThat(status.text("priority")).isEqualTo("bulk");
        assertThat(status.list("deliveries").getFirst().get("state").asString()).isEqualTo("waiting");
        assertThat(take("recall", letter, because("Kļūda")).problem()).isEqualTo("409 not-consigned-yet");
        Answer cancelled = take("cancellation", letter, because("Kļūda")).expect(200);
        assertThat(take("cancellation", letter, because("Cita kļūda"))
                        .expect(200)
                        .body())
                .isEqualTo(cancelled.body());
        assertThat(sender.get(letter.path()).expect(200).text("state")).isEqualTo("cancelled");
        assertThat(recipient.fetch(letter).problem()).isEqualTo("404 unknown-message");
    }

    @Test
    void aCancelledMessageCannotBeRegistered() {
        Letter letter = Letter.between(sender, recipient);
        Answer accepted = sender.submit(letter).expect(201);
        take("cancellation", letter, because("Kļūda")).expect(200);

        assertThat(sender.register(accepted).problem()).isEqualTo("409 message-cancelled");
        assertThat(take("recall", letter, because("Kļūda")).problem()).isEqualTo("409 message-ended");
        assertThat(sender.submit(letter).expect(200).text("receipt")).isEqualTo(accepted.text("receipt"));
    }

    @Test
    void aRecalledMessageIsGoneFromTheInboxWithAClearProblem() {
        Letter letter = sender.send(Letter.between(sender, recipient));
        recipient.waitFor(letter);
        assertThat(take("cancellation", letter, because("Kļūda")).problem()).isEqualTo("409 already-consigned");

        Answer recalled = take("recall", letter, because("Sūtīts ne tam")).expect(200);

        assertThat(recalled.list("recipients").getFirst().get("hidden").asBoolean())
                .isTrue();
        assertThat(recipient.inbox(500)).doesNotContain(letter.id().toString());
        assertThat(recipient.fetch(letter).problem()).isEqualTo("410 message-recalled");
        assertThat(recipient.confirm(letter).problem()).isEqualTo("410 message-recalled");
        assertThat(recipient.evidence(letter).list("evidence"))
                .extracting(piece -> piece.get("event").asString())
                .contains("urn:eaddress:event:MessageRecalled");
        assertThat(take("recall", letter, because("Vēlreiz")).expect(200).body())
                .isEqualTo(recalled.body());
        assertThat(sender.get(letter.path() + "/deemed-notification").problem()).isEqualTo("409 never-notified");
        assertThat(recipient
                        .call(Call.get(letter.path() + "/deemed-notification").by("PUT"))
                        .problem())
                .isEqualTo("409 never-notified");
    }

    @Test
    void aRecallAfterTheConfirmationIsOnRecordAndNothingIsHidden() {
        Letter letter = sender.send(Letter.between(sender, recipient));
        recipient.waitFor(letter);
        recipient.confirm(letter).expect(200);

        Answer recalled = take("recall", letter, because("Sūtīts ne tam")).expect(200);

        assertThat(recalled.list("recipients").getFirst().get("hidden").asBoolean())
                .isFalse();
        assertThat(recipient.fetch(letter).expect(200).text("recallReason")).isEqualTo("Sūtīts ne tam");
    }

    @Test
    void badSchedulesAndReasonsAreClearProblems() {
        Letter letter = Letter.between(sender, recipient);

        assertThat(submit(letter, Map.of("priority", "soon")).problem()).isEqualTo("400 malformed-message");
        assertThat(submit(letter, Map.of("expiresAt", "2027-01-01T00:00:00Z")).problem())
                .isEqualTo("400 malformed-message");
        assertThat(submit(letter, Map.of("expiresAt", "2020-01-01T00:00:00.000Z"))
                        .problem())
                .isEqualTo("422 bad-schedule");
        assertThat(submit(letter, Map.of("consignNotBefore", "2099-01-01T00:00:00.000Z"))
                        .problem())
                .isEqualTo("422 bad-schedule");
        sender.submit(letter).expect(201);
        for (String bad : new String[] {"{}", because(""), because("a\\nb"), because("x".repeat(501))}) {
            assertThat(take("cancellation", letter, bad).problem()).isEqualTo("400 malformed-request");
        }
        assertThat(hub.council()
                        .call(Call.json("PUT", letter.path() + "/cancellation", because("Mans")))
                        .problem())
                .isEqualTo("404 unknown-message");
    }
}
