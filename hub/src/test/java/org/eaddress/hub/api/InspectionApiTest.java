package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How a sender hears of the scan for malware.
@ExtendWith(HubExtension.class)
class InspectionApiTest {
    private final TestHub hub;
    private final Party council;
    private final Letter letter;

    InspectionApiTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
        this.letter = Letter.between(council, hub.newPerson());
    }

    /// As if no scanner had answered when it came, or one had since.
    private void inspected(String state) {
        hub.bean(JdbcClient.class)
                .sql("update message set inspection = ? where message_id = ?")
                .params(state, letter.id())
                .update();
    }

    private String inspection() {
        return council.get(letter.path()).expect(200).text("inspection");
    }

    @Test
    void withoutAScannerTheStatusSaysThatNothingWasScanned() {
        council.submit(letter).expect(201);
        assertThat(inspection()).isEqualTo("notScanned");
    }

    @Test
    void whatWaitsForItsScanCannotBeRegisteredAndTheSenderIsToldWhenToAskAgain() {
        Answer accepted = council.submit(letter).expect(201);
        inspected("waiting");

        Answer answer = council.register(accepted);
        assertThat(answer.problem()).isEqualTo("503 inspection-pending");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(inspection()).isEqualTo("waiting");

        inspected("clean");
        council.register(accepted).expect(200);
        assertThat(inspection()).isEqualTo("clean");
    }

    @Test
    void oneThatWaitsDoesNotStopTheOthersOfABatch() {
        Answer held = council.submit(letter).expect(201);
        Answer other = council.submit(Letter.between(council, hub.newPerson())).expect(201);
        inspected("waiting");

        Answer outcomes = council.call(Call.json(
                        "POST",
                        "/v1/registrations",
                        "{\"registrations\":[%s,%s]}".formatted(registration(held), registration(other))))
                .expect(200);

        assertThat(outcomes.list("outcomes").getFirst().at("/problem/code").asString())
                .isEqualTo("inspection-pending");
        assertThat(outcomes.list("outcomes").getLast().has("sentAt")).isTrue();
    }

    private static String registration(Answer accepted) {
        return "{\"message\":\"%s\",\"receiptSha256\":\"%s\"}"
                .formatted(accepted.text("message"), Party.receiptDigest(accepted));
    }
}
