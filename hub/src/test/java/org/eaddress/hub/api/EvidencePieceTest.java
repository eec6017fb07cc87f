package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.eaddress.hub.evidence.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// One piece of evidence by itself, in the form that the reader asks for.
@ExtendWith(HubExtension.class)
class EvidencePieceTest {
    private final Party council;
    private final Party recipient;
    private final Letter letter;

    EvidencePieceTest(TestHub hub) {
        this.council = hub.council();
        this.recipient = hub.newPerson();
        this.letter = council.send(Letter.between(council, recipient));
        recipient.waitFor(letter);
    }

    @Test
    void eachPieceIsThereInBothForms() {
        for (JsonNode piece : council.evidence(letter).list("evidence")) {
            assertThat(council.get(path(piece)).expect(200).json()).isEqualTo(piece);

            Answer answer = xml(council, piece).expect(200);

            assertThat(answer.mediaType()).isEqualTo("application/xml");
            Xml xml = Xml.read(answer.body());
            assertThat(xml.text("ERDSEventId")).isEqualTo(piece.get("event").asString());
            assertThat(xml.extension("urn:eaddress:extension:sealed-json:1"))
                    .isEqualTo(piece.get("jws").asString());
        }
    }

    @Test
    void aRecipientGetsItsOwnPiecesOnly() {
        JsonNode receipt = council.evidence(letter).list("evidence").getFirst();
        JsonNode consignment = recipient.evidence(letter).list("evidence").getFirst();

        assertThat(xml(recipient, receipt).problem()).isEqualTo("404 unknown-evidence");
        assertThat(Xml.read(xml(recipient, consignment).expect(200).body()).text("ERDSEventId"))
                .endsWith("/ContentConsignment");
    }

    @Test
    void anotherFormIsNotThere() {
        JsonNode receipt = council.evidence(letter).list("evidence").getFirst();
        assertThat(council.call(Call.get(path(receipt)).with("Accept", "text/html"))
                        .problem())
                .isEqualTo("406 not-acceptable");
    }

    private Answer xml(Party reader, JsonNode piece) {
        return reader.call(Call.get(path(piece)).with("Accept", "application/xml"));
    }

    private String path(JsonNode piece) {
        return letter.path() + "/evidence/" + piece.get("id").asString();
    }
}
