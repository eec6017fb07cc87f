package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Everybody may copy the seals; a record is for whoever may read the evidence.
@ExtendWith(HubExtension.class)
class JournalApiTest {
    /// The lock of whoever seals the journal.
    private static final String HOLD = "select pg_advisory_lock(%d)".formatted(0x6a6f75726e616cL);

    private final TestHub hub;
    private final Party council;

    JournalApiTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    private String firstPiece(Party reader, Letter letter) {
        return reader.evidence(letter).list("evidence").getFirst().get("id").asString();
    }

    private static String recordOf(Letter letter, String piece) {
        return letter.path() + "/evidence/" + piece + "/record";
    }

    @Test
    void theSealsAreListedInTheirOrderEachNamingTheOneBefore() {
        Letter letter = council.send(Letter.between(council, hub.newPerson()));
        council.waitForRecord(letter, firstPiece(council, letter));
        Letter second = council.send(Letter.between(council, hub.newPerson()));
        council.waitForRecord(second, firstPiece(council, second));

        List<JsonNode> seals =
                hub.wire().send(Call.get("/v1/journal/seals?limit=500")).list("seals");
        for (int i = 1; i < seals.size(); i++) {
            assertThat(seals.get(i).get("number").asLong()).isEqualTo(i + 1L);
            assertThat(seals.get(i).get("previous")).isEqualTo(seals.get(i - 1).get("digest"));
        }
        assertThat(hub.wire()
                        .send(Call.get("/v1/journal/seals?after=1&limit=1"))
                        .list("seals"))
                .containsExactly(seals.get(1));
    }

    @Test
    void aReceiptIsAnEntryOfTheSealThatItsRecordNames() {
        Letter letter = Letter.between(council, hub.newPerson());
        Answer accepted = council.submit(letter).expect(201);
        Answer evidenceRecord = council.waitForRecord(letter, firstPiece(council, letter));

        String seal = evidenceRecord.header("Link").orElseThrow().replaceFirst("<(.*)>.*", "$1");
        assertThat(hub.wire().send(Call.get(seal)).list("entries"))
                .extracting(JsonNode::asString)
                .contains(Party.receiptDigest(accepted));
    }

    @Test
    void beforeItIsSealedAPieceHasNoRecord() throws SQLException {
        try (Connection sealing = hub.bean(DataSource.class).getConnection();
                Statement statement = sealing.createStatement()) {
            statement.execute(HOLD);
            Letter letter = Letter.between(council, hub.newPerson());
            council.submit(letter).expect(201);

            Answer answer = council.get(recordOf(letter, firstPiece(council, letter)));

            assertThat(answer.problem()).isEqualTo("404 not-sealed-yet");
            assertThat(answer.header("Retry-After")).isPresent();
            statement.execute("select pg_advisory_unlock_all()");
        }
    }

    @Test
    void aRecordIsForThoseWhoMayReadThePiece() {
        Party recipient = hub.newPerson();
        Letter letter = council.send(Letter.between(council, recipient));
        recipient.waitFor(letter);
        String receipt = firstPiece(council, letter);

        assertThat(hub.newPerson().get(recordOf(letter, receipt)).problem()).isEqualTo("404 unknown-message");
        assertThat(recipient.get(recordOf(letter, receipt)).problem()).isEqualTo("404 unknown-evidence");
        assertThat(council.get(recordOf(letter, UUID.randomUUID().toString())).problem())
                .isEqualTo("404 unknown-evidence");
        assertThat(council.get(recordOf(letter, "1")).problem()).isEqualTo("400 malformed-request");
        assertThat(hub.wire().send(Call.get(recordOf(letter, receipt))).problem())
                .isEqualTo("401 not-authenticated");
        recipient.waitForRecord(letter, firstPiece(recipient, letter)).expect(200);
    }

    @Test
    void whatIsNoSealIsRefused() {
        for (String number : List.of("0", "-1", "999999999")) {
            assertThat(hub.wire().send(Call.get("/v1/journal/seals/" + number)).problem())
                    .isEqualTo("404 unknown-seal");
        }
        for (String bad : List.of("/x", "?after=x", "?limit=0", "?limit=501", "?limit=x")) {
            assertThat(hub.wire().send(Call.get("/v1/journal/seals" + bad)).problem())
                    .isEqualTo("400 malformed-request");
        }
    }
}
