package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A recipient's system confirms many messages in one call, and is told of each what it would be told of one.
@ExtendWith(HubExtension.class)
class ConfirmingManyTest {
    private static final String PATH = "/v1/inbox/confirmations";
    private static final String DIGEST = "0".repeat(64);

    private final TestHub hub;
    private final Party council;
    private final Party recipient;

    ConfirmingManyTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
        this.recipient = hub.newPerson();
    }

    @Test
    void eachHasTheEvidenceThatItWouldHaveAlone() {
        List<Letter> letters = received(3);

        List<JsonNode> outcomes = confirm(letters.reversed());

        assertThat(recipient.inbox(500)).isEmpty();
        assertThat(outcomes)
                .isEqualTo(letters.reversed().stream()
                        .map(letter -> recipient.confirm(letter).expect(200).json())
                        .toList());
        assertThat(letters)
                .allSatisfy(letter -> assertThat(recipient.evidence(letter).list("evidence"))
                        .extracting(piece -> piece.get("event").asString().replaceFirst(".*/", ""))
                        .containsExactly("ContentConsignment", "ContentHandover"));
        assertThat(confirm(letters.reversed())).isEqualTo(outcomes);
        assertThat(letters).allSatisfy(letter -> assertThat(handovers(letter)).isEqualTo(1));
    }

    @Test
    void eachHasItsOwnOutcome() {
        Letter good = received(1).getFirst();
        Letter changed = received(1).getFirst();
        Letter confirmed = received(1).getFirst();
        Letter rejected = received(1).getFirst();
        Letter recalled = received(1).getFirst();
        Letter erased = received(1).getFirst();
        Letter unknown = Letter.between(council, recipient);
        Party other = hub.newPerson();
        Letter foreign = council.send(Letter.between(council, other));
        other.waitFor(foreign);
        JsonNode before = recipient.confirm(confirmed).expect(200).json();
        recipient.reject(rejected, "policy").expect(200);
        council.call(Call.json("PUT", recalled.path() + "/recall", "{\"reason\":\"Kļūda\"}"))
                .expect(200);
        db().sql("update message set subject = '', body = null where message_id = :message")
                .param("message", erased.id())
                .update();
        Map<UUID, List<String>> asked =
                asked(List.of(unknown, changed, confirmed, foreign, rejected, good, recalled, erased));
        asked.put(changed.id(), List.of(DIGEST));

        List<JsonNode> outcomes = recipient.confirmAll(asked).expect(200).list("outcomes");

        assertThat(outcomes)
                .extracting(outcome -> outcome.get("message").asString())
                .containsExactlyElementsOf(
                        asked.keySet().stream().map(UUID::toString).toList());
        assertThat(outcomes)
                .extracting(outcome -> outcome.at("/problem/code").asString("confirmed"))
                .containsExactly(
                        "unknown-message",
                        "content-conflict",
                        "confirmed",
                        "unknown-message",
                        "already-rejected",
                        "confirmed",
                        "message-recalled",
                        "message-erased");
        assertThat(outcomes.get(2)).isEqualTo(before);
        assertThat(withoutInstance(outcomes.get(3))).isEqualTo(withoutInstance(outcomes.get(0)));
        assertThat(recipient.inbox(500))
                .containsExactly(changed.id().toString(), erased.id().toString());
        assertThat(other.inbox(500)).containsExactly(foreign.id().toString());
        assertThat(handovers(erased)).isZero();
    }

    @Test
    void whatOneOrganisationConfirmsOfAMessageToSeveralIsNothingToTheOthers() {
        Party other = hub.newPerson();
        Letter shared = council.send(Letter.between(council, recipient, other));
        recipient.waitFor(shared);
        other.waitFor(shared);
        Letter mine = received(1).getFirst();

        List<JsonNode> outcomes = confirm(List.of(shared, mine));

        assertThat(outcomes).allMatch(outcome -> outcome.has("evidence"));
        assertThat(handovers(shared)).isEqualTo(1);
        assertThat(other.inbox(500)).containsExactly(shared.id().toString());
    }

    /// A call that holds one delivery and waits for another, while a second call does so the other way round, would
    /// be ended by the database.
    @Test
    @Timeout(60)
    void aCallTakesItsMessagesInTheOrderOfIdsHoweverTheyAreAsked() {
        List<Letter> newestFirst = received(5).reversed();

        CompletableFuture<List<JsonNode>> call =
                Objects.requireNonNull(hub.bean(TransactionTemplate.class).execute(_ -> {
                    lock(newestFirst.getLast());
                    var begun = CompletableFuture.supplyAsync(() -> confirm(newestFirst), Thread::startVirtualThread);
                    awaitSomebodyWaiting(begun);
                    lock(newestFirst.getFirst());
                    return begun;
                }));

        assertThat(call.join()).hasSize(5).allMatch(outcome -> outcome.has("evidence"));
    }

    @Test
    @Timeout(60)
    void severalCallsOfTheSameMessagesAreToldTheSame() {
        List<Letter> letters = received(10);

        List<List<JsonNode>> answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> i % 2 == 0
                                ? confirm(letters)
                                : confirm(letters.reversed()).reversed(),
                        Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).allMatch(answers.getFirst()::equals);
        assertThat(letters).allSatisfy(letter -> assertThat(handovers(letter)).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[null]",
                "[{\"documents\":[]}]",
                "[{\"message\":null,\"documents\":[]}]",
                "[{\"message\":\"x\",\"documents\":[]}]",
                "[{\"message\":\"7d444840-9dc0-41d1-b245-5ffdce74fad2\",\"documents\":[]}]",
                "[{\"message\":\"$\"}]",
                "[{\"message\":\"$\",\"documents\":null}]",
                "[{\"message\":\"$\",\"documents\":[null]}]",
                "[{\"message\":\"$\",\"documents\":\"#\"}]",
                "[{\"message\":\"$\",\"documents\":[\"#\"]},{\"message\":\"$\",\"documents\":[\"#\"]}]",
                "[{\"message\":\"$\",\"documents\":[\"#\"]},{\"message\":\"x\",\"documents\":[\"#\"]}]"
            })
    void aListOfAnotherFormConfirmsNothing(String list) {
        Letter letter = received(1).getFirst();
        String body = "{\"confirmations\":" + list + "}";

        Answer answer = recipient.call(Call.json(
                "POST",
                PATH,
                body.replace("$", letter.id().toString())
                        .replace("#", letter.document().sha256())));

        assertThat(answer.problem()).isEqualTo("400 malformed-request");
        assertThat(recipient.inbox(500)).containsExactly(letter.id().toString());
    }

    @Test
    void moreThanACallMayHaveConfirmNothing() {
        Letter letter = received(1).getFirst();
        Map<UUID, List<String>> asked = asked(List.of(letter));
        Stream.generate(TestHub::newId).limit(200).forEach(id -> asked.put(id, List.of(DIGEST)));

        assertThat(recipient.confirmAll(asked).problem()).isEqualTo("422 too-many-items");
        assertThat(recipient.inbox(500)).containsExactly(letter.id().toString());
        asked.keySet().remove(asked.keySet().stream().skip(1).findFirst().orElseThrow());
        assertThat(recipient.confirmAll(asked).expect(200).list("outcomes")).hasSize(200);
        assertThat(recipient.inbox(500)).isEmpty();
    }

    @Test
    void nobodyConfirmsWithoutBeingKnown() {
        Call call = Call.json(
                "POST", PATH, "{\"confirmations\":[{\"message\":\"%s\",\"documents\":[]}]}".formatted(TestHub.newId()));

        assertThat(hub.wire().send(call).problem()).isEqualTo("401 not-authenticated");
        assertThat(hub.operator().call(call).problem()).isEqualTo("403 not-allowed");
    }

    private List<JsonNode> confirm(List<Letter> letters) {
        return recipient.confirmAll(asked(letters)).expect(200).list("outcomes");
    }

    private static Map<UUID, List<String>> asked(List<Letter> letters) {
        Map<UUID, List<String>> asked = new LinkedHashMap<>();
        letters.forEach(letter -> asked.put(
                letter.id(), letter.documents().stream().map(Enclosure::sha256).toList()));
        return asked;
    }

    private List<Letter> received(int count) {
        List<Letter> letters = Stream.generate(() -> council.send(Letter.between(council, recipient)))
                .limit(count)
                .toList();
        letters.forEach(recipient::waitFor);
        return letters;
    }

    private static JsonNode withoutInstance(JsonNode outcome) {
        ObjectNode problem = (ObjectNode) outcome.get("problem").deepCopy();
        problem.remove("instance");
        return problem;
    }

    private void lock(Letter letter) {
        db().sql("select recipient from delivery where message_id = :id for update nowait")
                .param("id", letter.id())
                .query(String.class)
                .list();
    }

    private void awaitSomebodyWaiting(Future<?> call) {
        while (!call.isDone()
                && !db().sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single()) {
            Thread.onSpinWait();
        }
    }

    private long handovers(Letter letter) {
        return db().sql("select count(*) from evidence where message_id = :message and event = 'ContentHandover'")
                .param("message", letter.id())
                .query(Long.class)
                .single();
    }

    private JdbcClient db() {
        return hub.bean(JdbcClient.class);
    }
}
