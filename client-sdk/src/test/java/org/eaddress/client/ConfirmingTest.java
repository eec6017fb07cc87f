package org.eaddress.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.Confirmation.Confirmed;
import org.eaddress.client.Confirmation.NotConfirmed;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.eaddress.client.proof.Digests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many messages are confirmed in few calls, and each has its own outcome.
class ConfirmingTest {
    private static final byte[] PERMIT = "Granted.".getBytes(UTF_8);

    private World world;
    private Path to;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        world = new World(folder);
        to = folder.resolve("received");
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void allAreConfirmedInOneCall() {
        try (var client = world.client()) {
            var fetched = received(3).map(id -> client.fetch(id, to)).toList();

            var outcomes = client.confirmAll(fetched);

            assertThat(outcomes).hasOnlyElementsOfType(Confirmed.class);
            assertThat(outcomes)
                    .extracting(Confirmation::message)
                    .containsExactlyElementsOf(
                            fetched.stream().map(one -> one.message().message()).toList());
            assertThat(client.confirmAll(fetched)).hasOnlyElementsOfType(Confirmed.class);
        }
        assertThat(world.hub.calls(Step.CONFIRM_MANY)).isEqualTo(2);
        assertThat(world.hub.calls(Step.CONFIRM)).isZero();
    }

    @Test
    void whatIsWrongWithOneIsNoOthersTrouble() throws IOException {
        try (var client = world.client()) {
            var fetched = received(4).map(id -> client.fetch(id, to)).toList();
            Files.writeString(fetched.get(1).files().getFirst(), "Refused!");
            Files.delete(fetched.get(2).files().getFirst());

            var outcomes = client.confirmAll(fetched);

            assertThat(outcomes.get(0)).isInstanceOf(Confirmed.class);
            assertThat(code(outcomes.get(1))).isEqualTo("content-conflict");
            assertThat(reason(outcomes.get(2))).isInstanceOf(LedgerUnusable.class);
            assertThat(outcomes.get(3)).isInstanceOf(Confirmed.class);
        }
    }

    @Test
    void whatIsNotThereIsAProblemOfItsOwn() {
        var asked = digests(received(1).toList());
        asked.put(Message.newId(), List.of());
        try (var client = world.client()) {
            var outcomes = client.confirmAll(asked);

            assertThat(outcomes.getFirst()).isInstanceOf(Confirmed.class);
            assertThat(code(outcomes.getLast())).isEqualTo("unknown-message");
        }
    }

    @Test
    void aMessageThatIsThereTwiceIsConfirmedOnce() {
        try (var client = world.client()) {
            var fetched = client.fetch(received(1).findFirst().orElseThrow(), to);

            assertThat(client.confirmAll(List.of(fetched, fetched))).hasSize(1);
        }
    }

    @Test
    void nothingIsConfirmedWithoutACall() {
        try (var client = world.client()) {
            assertThat(client.confirmAll(List.of())).isEmpty();
        }
        assertThat(world.hub.calls(Step.CONFIRM_MANY)).isZero();
    }

    @Test
    void aCallThatFailsLeavesTheOthersConfirmed() {
        var asked = digests(received(101).toList());
        world.hub.trouble(Step.CONFIRM_MANY, new Trouble.None());
        world.hub.trouble(Step.CONFIRM_MANY, new Trouble.BeforeBody());
        try (var client = world.client()) {
            var outcomes = client.confirmAll(asked);

            assertThat(outcomes.subList(0, 100)).hasOnlyElementsOfType(Confirmed.class);
            assertThat(reason(outcomes.getLast())).isInstanceOf(HubUnreachable.class);
        }
        assertThat(world.hub.calls(Step.CONFIRM_MANY)).isEqualTo(2);
    }

    @Test
    void anAnswerThatNobodyHeardIsAskedForAgain() {
        var asked = digests(received(2).toList());
        world.hub.trouble(Step.CONFIRM_MANY, new Trouble.Unheard());
        try (var client = world.client(Duration.ofMinutes(1))) {
            assertThat(client.confirmAll(asked)).hasOnlyElementsOfType(Confirmed.class);
        }
        assertThat(world.hub.calls(Step.CONFIRM_MANY)).isEqualTo(2);
    }

    @Test
    void theEvidenceOfAnotherMessageConfirmsNothing() {
        var ids = received(2).toList();
        try (var client = world.client()) {
            var other = client.confirm(ids.getLast(), List.of(Digests.sha256(PERMIT)));
            answer(new Handover(ids.getFirst(), other.handedOverAt(), other.evidence()));

            var outcomes = client.confirmAll(digests(ids.subList(0, 1)));

            assertThat(reason(outcomes.getFirst())).isInstanceOf(UntrustedEvidence.class);
        }
    }

    @Test
    void anAnswerAboutOtherMessagesIsNotBelieved() {
        var ids = received(2).toList();
        try (var client = world.client()) {
            answer(client.confirm(ids.getLast(), List.of(Digests.sha256(PERMIT))));

            var outcomes = client.confirmAll(digests(ids.subList(0, 1)));

            assertThat(reason(outcomes.getFirst())).isInstanceOf(UnreadableAnswer.class);
        }
    }

    private void answer(Handover outcome) {
        world.hub.trouble(Step.CONFIRM_MANY, new Trouble.OtherBytes(Json.bytes(Map.of("outcomes", List.of(outcome)))));
    }

    private Stream<UUID> received(int count) {
        var ids = Stream.generate(Message::newId).limit(count).toList();
        ids.forEach(id -> world.hub.mailroom().mailbox().consign(id, List.of("permit.pdf"), List.of(PERMIT)));
        return ids.stream();
    }

    private static Map<UUID, List<String>> digests(List<UUID> messages) {
        var digests = new LinkedHashMap<UUID, List<String>>();
        messages.forEach(message -> digests.put(message, List.of(Digests.sha256(PERMIT))));
        return digests;
    }

    private static EAddressException reason(Confirmation outcome) {
        return ((NotConfirmed) outcome).reason();
    }

    private static String code(Confirmation outcome) {
        return ((HubProblem) reason(outcome)).code();
    }
}
