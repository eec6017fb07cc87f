package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.api.BadMessage.document;
import static org.eaddress.hub.api.BadMessage.json;
import static org.eaddress.hub.api.BadMessage.letter;
import static org.eaddress.hub.api.BadMessage.text;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;

/// Whatever is wrong with a message: it gets a clear problem, no row tells of it but that it was rejected, and its
/// id stays free. Bytes that came before the fault was seen have no key on record: nobody can read them.
@ExtendWith(HubExtension.class)
class BadInputTest {
    private final TestHub hub;
    private final Party council;
    private final Party recipient;
    private final Letter good;

    BadInputTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
        this.recipient = hub.newPerson();
        this.good = Letter.between(council, recipient);
    }

    @BeforeEach
    void closeAnAccount() {
        hub.close(TestHub.CLOSED);
    }

    @ParameterizedTest
    @MethodSource("org.eaddress.hub.api.BadRecipients#rows")
    @MethodSource("org.eaddress.hub.api.BadDocuments#rows")
    @MethodSource("org.eaddress.hub.api.BadDocuments#names")
    @MethodSource("org.eaddress.hub.api.BadParts#rows")
    @MethodSource("org.eaddress.hub.api.BadJson#rows")
    void aBadMessageIsRefusedWholeAndItsIdStaysFree(BadMessage bad) {
        long putBefore = hub.stored().putDocuments(council.eAddress());

        Answer answer = council.call(Call.put(good.path(), bad.spoil().apply(good)));

        assertThat(answer.problem()).as(answer.body()).isEqualTo(bad.answer());
        assertRefusedWhole(good);
        assertThat(hub.stored().putDocuments(council.eAddress())).isEqualTo(putBefore);
        council.submit(good).expect(201);
    }

    static Stream<Arguments> members() {
        return Stream.of(
                arguments(json("", "", json -> json.put("subject", 5)), "/subject"),
                arguments(json("", "", json -> json.put("Text", "x")), "/Text"),
                arguments(json("", "", json -> json.putNull("text")), "/text"),
                arguments(json("", "", json -> ((ArrayNode) json.get("to")).addNull()), "/to/1"),
                arguments(document("", "", json -> json.put("size", "1")), "/documents/0/size"),
                arguments(document("", "", json -> json.put("path", "x")), "/documents/0/path"),
                arguments(text("", "", text -> text.replaceFirst("\\{", "{\"subject\":\"x\",")), "/subject"));
    }

    @ParameterizedTest
    @MethodSource("members")
    void theMemberThatIsWrongIsNamed(BadMessage bad, String pointer) {
        Answer answer = council.call(Call.put(good.path(), bad.spoil().apply(good)));

        assertThat(answer.text("detail")).contains(" at " + pointer + " (line ");
    }

    @Test
    void aMembersNameThatIsNoneOfOursIsNotRepeated() {
        BadMessage bad = json("", "", json -> json.put("120185-01232 Anna", "x"));

        assertThat(council.call(Call.put(good.path(), bad.spoil().apply(good))).body())
                .doesNotContain("Anna");
    }

    private void assertRefusedWhole(Letter letter) {
        hub.stored().assertNothingOf(letter.id());
        assertThat(hub.stored().rejections(letter.id())).isLessThanOrEqualTo(1);
        assertThat(recipient.inbox(500)).isEmpty();
        assertThat(council.get(letter.path()).problem()).isEqualTo("404 unknown-message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "not-a-uuid",
                "00000000-0000-0000-0000-000000000000",
                "c232ab00-9414-11ec-b3c8-9f6bdeced846",
                "f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
                "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
                "017f22e279b07cc398c4dc0c0c07398f",
                "%7B017f22e2-79b0-7cc3-98c4-dc0c0c07398f%7D",
                "017f22e2-79b0-7cc3-98c4-dc0c0c07398f%20"
            })
    void anIdThatIsNoUuidOfVersion7IsRefused(String id) {
        assertThat(council.call(Call.put("/v1/messages/" + id, good.upload())).problem())
                .isEqualTo("400 malformed-message-id");
        assertThat(council.get("/v1/messages/" + id).problem()).isEqualTo("400 malformed-message-id");
        assertThat(council.get("/v1/inbox/" + id).problem()).isEqualTo("400 malformed-message-id");
    }

    @Test
    void anIdInUpperCaseIsRefused() {
        String path = "/v1/messages/" + good.id().toString().toUpperCase(Locale.ROOT);
        assertThat(council.call(Call.put(path, good.upload())).problem()).isEqualTo("400 malformed-message-id");
        assertRefusedWhole(good);
    }

    static final List<Duration> AGES =
            List.of(Duration.ofDays(31), Duration.ofDays(20_000), Duration.ofMinutes(-6), Duration.ofDays(-400_000));

    @ParameterizedTest
    @FieldSource("AGES")
    void anIdFromTheFutureOrTooOldIsRefused(Duration age) {
        UUID id = UuidCreator.getTimeOrderedEpoch(Instant.now().minus(age));
        Letter letter = good.under(id);

        assertThat(council.submit(letter).problem()).isEqualTo("422 message-id-out-of-range");
        assertRefusedWhole(letter);
    }

    @Test
    void anIdOfTheRangesEdgesIsTaken() {
        for (Duration age : List.of(Duration.ofDays(29), Duration.ofMinutes(-4))) {
            Letter letter =
                    good.under(UuidCreator.getTimeOrderedEpoch(Instant.now().minus(age)));
            council.send(letter);
            recipient.waitFor(letter);
        }
    }

    @Test
    void whoCannotReadTheAnswerIsToldBeforeAnythingIsDone() {
        assertThat(council.call(Call.put(good.path(), good.upload()).with("Accept", "text/html"))
                        .problem())
                .isEqualTo("406 not-acceptable");
        assertRefusedWhole(good);
    }
}
