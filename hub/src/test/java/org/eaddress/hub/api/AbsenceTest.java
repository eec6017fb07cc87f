package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eaddress.hub.evidence.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Negative proof: who gets it sealed that there was nothing, who does not, and what nobody learns by asking.
@ExtendWith(HubExtension.class)
class AbsenceTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final TestHub hub;
    private final Party council;
    private final Party recipient;

    AbsenceTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
        this.recipient = hub.newPerson();
    }

    private static Answer ask(Party asking, String from, String to, String since, String until) {
        String question = "{\"from\":\"%s\",\"to\":\"%s\",\"since\":\"%s\",\"until\":\"%s\"}";
        return asking.call(Call.json("POST", "/v1/absences", question.formatted(from, to, since, until)));
    }

    /// About the two hours until ten minutes ago.
    private static Answer ask(Party asking, Party from, Party to) {
        return ask(asking, from.eAddress(), to.eAddress(), time(-130), time(-10));
    }

    private static String time(long minutes) {
        String time = NOW.plus(Duration.ofMinutes(minutes)).toString();
        return time.contains(".") ? time : time.replace("Z", ".000Z");
    }

    @Test
    void theSenderGetsItSealedThatNothingWasAccepted() {
        Answer answer = ask(council, council, recipient).expect(200);

        JsonNode statement = Contract.payload(answer.text("jws"));
        assertThat(statement.get("erdsEventId").asString()).isEqualTo("urn:eaddress:event:MessageAbsence");
        assertThat(statement.at("/senderDetails/identifier/value").asString()).isEqualTo(council.eAddress());
        assertThat(statement.at("/recipientsDetails/0/identifier/value").asString())
                .isEqualTo(recipient.eAddress());
        JsonNode said = statement.at("/extensions/0/value");
        assertThat(said.get("fact").asString()).isEqualTo("accepted");
        assertThat(said.get("since").asString()).isEqualTo(time(-130));
        assertThat(said.get("until").asString()).isEqualTo(time(-10));
        String question = "{\"from\":\"%s\",\"since\":\"%s\",\"to\":\"%s\",\"until\":\"%s\"}"
                .formatted(council.eAddress(), time(-130), recipient.eAddress(), time(-10));
        assertThat(statement.at("/userContentInfo/digestValue").asString())
                .isEqualTo(Enclosure.digest(question.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void itNamesTheSealsOfTheJournal() {
        JsonNode said =
                Contract.payload(ask(council, council, recipient).text("jws")).at("/extensions/0/value");
        long upTo = said.get("upToSeal").asLong();
        if (upTo > 0) {
            assertThat(hub.wire().send(Call.get("/v1/journal/seals/" + upTo)).text("digest"))
                    .isEqualTo(said.get("upToDigest").asString());
        }
        assertThat(said.get("pieces").asLong())
                .isGreaterThanOrEqualTo(upTo - said.get("afterSeal").asLong());
    }

    @Test
    void theSameQuestionHasOneAnswer() {
        Set<String> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> ask(council, council, recipient).expect(200).body())
                .collect(Collectors.toSet());
        assertThat(answers).hasSize(1);
        Answer other = ask(recipient, council, recipient).expect(200);
        assertThat(answers).doesNotContain(other.body());
    }

    @Test
    void whoAskedReadsItInEveryForm() {
        Answer stated = ask(recipient, council, recipient).expect(200);
        String path = "/v1/absences/" + stated.text("id");

        assertThat(recipient.get(path).expect(200).json()).isEqualTo(stated.json());
        Xml xml = Xml.read(recipient
                .call(Call.get(path).with("Accept", "application/xml"))
                .expect(200)
                .body());
        assertThat(xml.text("ERDSEventId")).isEqualTo("urn:eaddress:event:MessageAbsence");
        assertThat(xml.extension("urn:eaddress:extension:sealed-json:1")).isEqualTo(stated.text("jws"));
        assertThat(recipient.waitForRecord(path + "/record").bytes()).isNotEmpty();
        assertThat(council.get(path).problem()).isEqualTo("404 unknown-evidence");
        assertThat(council.get(path + "/record").problem()).isEqualTo("404 unknown-evidence");
    }

    @Test
    void whatWasThereIsNotStatedAbsent() {
        Letter letter = council.send(Letter.between(council, recipient));
        recipient.waitFor(letter);
        hub.stored().happened(letter.id(), NOW.minus(Duration.ofHours(1)));

        assertThat(ask(council, council, recipient).problem()).isEqualTo("409 not-absent");
        assertThat(ask(recipient, council, recipient).problem()).isEqualTo("409 not-absent");
        ask(council, council.eAddress(), recipient.eAddress(), time(-60), time(-10))
                .expect(409);
        ask(council, council.eAddress(), recipient.eAddress(), time(-130), time(-60))
                .expect(200);
        ask(recipient, council.eAddress(), recipient.eAddress(), time(-59), time(-10))
                .expect(200);
        ask(council, council, hub.newPerson()).expect(200);
        ask(recipient, hub.company(), recipient).expect(200);
    }

    @Test
    void whatWasAcceptedAndNeverSentIsTheSendersAlone() {
        Letter letter = Letter.between(council, recipient);
        council.submit(letter).expect(201);
        hub.stored().happened(letter.id(), NOW.minus(Duration.ofHours(1)));

        assertThat(ask(council, council, recipient).problem()).isEqualTo("409 not-absent");
        ask(recipient, council, recipient).expect(200);
    }

    @Test
    void nobodyAsksAboutOthers() {
        Party stranger = hub.newPerson();
        assertThat(ask(stranger, council, recipient).problem()).isEqualTo("403 not-a-party");
        String answer = ask(council, council.eAddress(), "FREE@90000000122", time(-130), time(-10))
                .expect(200)
                .text("event");
        assertThat(answer).as("whether an address exists is not told").endsWith("MessageAbsence");
    }

    @ParameterizedTest
    @CsvSource({
        "-10, -10, 422 bad-period",
        "-10, -20, 422 bad-period",
        "-600000, -10, 422 bad-period",
        "-20000000, -19999999, 422 bad-period",
        "-10, -1, 409 period-not-over",
        "-10, 100, 409 period-not-over"
    })
    void aPeriodThatNothingCanBeStatedAboutIsRefused(long since, long until, String problem) {
        assertThat(ask(council, council.eAddress(), recipient.eAddress(), time(since), time(until))
                        .problem())
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"since, yesterday", "until, 2026-11-20T00:00:00.0001Z", "from, council", "to, ''"})
    void aMalformedQuestionIsRefused(String member, String value) {
        var question = JsonMapper.shared()
                .createObjectNode()
                .put("from", council.eAddress())
                .put("to", recipient.eAddress())
                .put("since", time(-130))
                .put("until", time(-10));
        assertThat(council.call(Call.json(
                                "POST",
                                "/v1/absences",
                                question.put(member, value).toString()))
                        .problem())
                .isEqualTo("400 malformed-request");
        question.remove(member);
        assertThat(council.call(Call.json("POST", "/v1/absences", question.toString()))
                        .problem())
                .isEqualTo("400 malformed-request");
    }
}
