package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendingTest {
    private static final Duration PATIENT = Duration.ofMinutes(2);

    private World world;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        world = new World(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aReceiptMeansThatTheMessageIsAcceptedAndRegistered() throws IOException {
        try (var client = world.client()) {
            var receipt = client.send(world.letter().text("Dear Anna").withReference("2026/17"));

            assertThat(world.hub.mailroom().acceptances())
                    .containsExactly(receipt.message().toString());
            assertThat(world.hub.mailroom().registrations())
                    .containsExactly(receipt.message().toString());
            assertThat(receipt.evidence().messageSha256()).hasSize(64);
            assertThat(receipt.sentAt()).isAfter(receipt.acceptedAt());
        }
        assertThat(world.ledgerLines()).hasSize(3);
    }

    @Test
    void sendingTheSameIdAgainGivesTheSameReceiptWithoutAskingTheHub() throws IOException {
        var letter = world.letter().withId(Message.newId());
        try (var client = world.client()) {
            var first = client.send(letter);
            var second = client.send(letter);
            assertThat(second).isEqualTo(first);
        }
        assertThat(world.hub.calls(Step.SUBMIT)).isEqualTo(1);
        assertThat(world.hub.calls(Step.REGISTER)).isEqualTo(1);
    }

    @Test
    void anotherMessageUnderTheSameIdIsAConflict() throws IOException {
        var letter = world.letter().withId(Message.newId());
        try (var client = world.client()) {
            client.send(letter);
            assertThatThrownBy(() -> client.send(letter.subject("Another"))).isInstanceOf(MessageConflict.class);
        }
    }

    @Test
    void aRefusalEndsTheMessageUntilItIsSentAnew() throws IOException {
        var letter = world.letter().withId(Message.newId());
        world.hub.trouble(Step.SUBMIT, new Trouble.Refusal(422, "unknown-recipient"));
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(letter)).isInstanceOfSatisfying(HubProblem.class, problem -> {
                assertThat(problem.code()).isEqualTo("unknown-recipient");
                assertThat(problem.next()).isEqualTo("What to do.");
            });
            assertThat(client.resume()).isEmpty();
            assertThat(client.send(letter).message()).isEqualTo(letter.id());
        }
    }

    @Test
    void aMistakeOfTheHubDoesNotEndTheMessage() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.Refusal(500, "internal-error"));
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(world.letter())).isInstanceOf(HubProblem.class);
            assertThat(client.resume()).singleElement().isInstanceOf(Outcome.Sent.class);
        }
    }

    @Test
    void aReceiptOfAStrangerIsNotBelieved() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.ForeignSeal());
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(world.letter()))
                    .isInstanceOf(UntrustedReceipt.class)
                    .hasMessageContaining("untrusted-chain");
        }
        assertThat(world.ledgerLines()).hasSize(1);
        assertThat(world.hub.calls(Step.REGISTER)).isZero();
    }

    @Test
    void aReceiptForAnotherMessageIsNotBelieved() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.OtherReceipt());
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(world.letter()))
                    .isInstanceOf(UntrustedReceipt.class)
                    .hasMessageContaining("other-message: message");
        }
    }

    @Test
    void manyMessagesShareRegistrationCallsAndKeepTheirOrder() throws IOException {
        var document = world.document("permit.txt", "Granted.");
        var letters = IntStream.range(0, 200)
                .mapToObj(i -> Message.to(World.ANNA)
                        .subject("Letter " + i)
                        .document(document)
                        .withId(Message.newId()))
                .toList();
        world.hub.trouble(Step.SUBMIT, new Trouble.Refusal(422, "closed-recipient"));
        try (var client = world.client(PATIENT)) {
            var outcomes = client.sendAll(letters);

            assertThat(outcomes)
                    .extracting(Outcome::message)
                    .containsExactlyElementsOf(letters.stream().map(Message::id).toList());
            assertThat(outcomes).filteredOn(Outcome.Sent.class::isInstance).hasSize(199);
            assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).hasSize(1);
        }
        assertThat(world.hub.mailroom().registrations()).hasSize(199).doesNotHaveDuplicates();
        assertThat(world.hub.calls(Step.REGISTER) + world.hub.calls(Step.REGISTER_MANY))
                .isLessThan(199);
    }
}
