package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A mailbox that was closed after the message had been accepted: it gets nothing, and the sender has proof of it.
@ExtendWith(HubExtension.class)
class UndeliveredTest {
    private final TestHub hub;
    private final Party council;

    UndeliveredTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    @Test
    void theSenderSeesWhyAndTheOthersGetTheirMail() {
        Party open = hub.newPerson();
        Party closed = hub.newUnit();
        Letter letter = Letter.between(council, open, closed);
        Answer accepted = council.submit(letter).expect(201);
        hub.close(closed.eAddress());
        Answer registered = council.register(accepted).expect(200);

        JsonNode delivery = onceDecided(letter, closed);

        assertThat(delivery.get("state").asString()).isEqualTo("undelivered");
        assertThat(delivery.get("reason").asString())
                .isEqualTo("http://uri.etsi.org/19522/EventReason/UnknownRecipient");
        JsonNode failure = piece(letter, "ContentConsignmentFailure");
        assertThat(failure.at("/recipientsDetails/0/identifier/value").asString())
                .isEqualTo(closed.eAddress());
        assertThat(failure.at("/eventReasons/1").asString()).isEqualTo("urn:eaddress:problem:closed-recipient");
        assertThat(failure.at("/userContentInfo/digestValue").asString())
                .isEqualTo(letter.digestFor(closed.eAddress()));
        assertThat(failure.at("/extensions/0/value/registeredAt"))
                .isEqualTo(registered.json().get("sentAt"));
        open.waitFor(letter);
        assertThat(piece(letter, "ContentConsignment").at("/extensions/0/value/registeredAt"))
                .isEqualTo(registered.json().get("sentAt"));
        assertThat(hub.stored().evidence(letter.id())).isEqualTo(3);
    }

    @Test
    void whoseMailboxWasClosedNeverSeesTheMessage() {
        Party closed = hub.newUnit();
        Letter letter = Letter.between(council, closed);
        Answer accepted = council.submit(letter).expect(201);
        hub.close(closed.eAddress());
        council.register(accepted).expect(200);

        onceDecided(letter, closed);
        hub.open(closed.eAddress());

        assertThat(closed.fetch(letter).problem()).isEqualTo("404 unknown-message");
        assertThat(closed.evidence(letter).problem()).isEqualTo("404 unknown-message");
        assertThat(closed.confirm(letter).problem()).isEqualTo("404 unknown-message");
    }

    private JsonNode onceDecided(Letter letter, Party recipient) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> delivery(letter, recipient),
                        delivery -> !delivery.get("state").asString().equals("waiting"));
    }

    private JsonNode delivery(Letter letter, Party recipient) {
        return council.get(letter.path()).expect(200).list("deliveries").stream()
                .filter(delivery -> delivery.get("recipient").asString().equals(recipient.eAddress()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode piece(Letter letter, String event) {
        return council.evidence(letter).expect(200).list("evidence").stream()
                .filter(piece -> piece.get("event").asString().endsWith("/" + event))
                .map(piece -> Contract.payload(piece.get("jws").asString()))
                .findFirst()
                .orElseThrow();
    }
}
