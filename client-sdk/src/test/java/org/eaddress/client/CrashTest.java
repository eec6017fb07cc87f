package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The crash table of the client. Each row ends the sender at one point; whoever starts next over the same ledger
/// finishes, and the hub has one message and one registration.
class CrashTest {
    static Stream<Arguments> eachStepTwice() {
        return Stream.of(Step.TOKEN, Step.ACCOUNT, Step.PUT_DOCUMENT, Step.SUBMIT, Step.REGISTER)
                .flatMap(step -> Stream.of(
                        Arguments.of(step, new Trouble.BeforeBody()), Arguments.of(step, new Trouble.Unheard())));
    }

    @ParameterizedTest
    @MethodSource("eachStepTwice")
    void aStepThatFailedOrWasNotHeardIsFinishedByTheNextClient(Step step, Trouble trouble, @TempDir Path folder)
            throws IOException {
        try (var world = new World(folder)) {
            var letter = letter(world);
            world.hub.trouble(step, trouble);
            // The platform repeats a lost GET once by itself.
            world.hub.trouble(step, trouble);
            try (var client = world.client()) {
                assertThatThrownBy(() -> client.send(letter)).isInstanceOf(HubUnreachable.class);
            }
            try (var next = world.client(Duration.ofMinutes(2))) {
                next.resume();
                requireSentOnce(world, next, letter);
            }
        }
    }

    /// The lines: prepared, document put, accepted, registered. The hub is ahead of each.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aProcessThatDiedAfterALedgerLineIsFinishedByTheNext(int lines, @TempDir Path folder) throws IOException {
        try (var world = new World(folder)) {
            var letter = letter(world);
            try (var client = world.client()) {
                client.send(letter);
            }
            keep(world, lines);
            try (var next = world.client()) {
                assertThat(next.resume()).hasSize(lines == 4 ? 0 : 1).allMatch(Outcome.Sent.class::isInstance);
                requireSentOnce(world, next, letter);
            }
        }
    }

    private static Message letter(World world) throws IOException {
        return world.letter()
                .document(world.document("large.pdf", "x".repeat(2000)))
                .withId(Message.newId());
    }

    private static void keep(World world, int lines) throws IOException {
        var kept = String.join("\n", world.ledgerLines().subList(0, lines)) + "\n";
        Files.writeString(world.folder.resolve("ledger").resolve(LedgerFile.NAME), kept);
    }

    private static void requireSentOnce(World world, EAddressClient client, Message letter) {
        var id = String.valueOf(letter.id());
        assertThat(client.send(letter).message()).hasToString(id);
        assertThat(world.hub.mailroom().acceptances()).isEqualTo(List.of(id));
        assertThat(world.hub.mailroom().registrations()).isEqualTo(List.of(id));
        assertThat(client.resume()).isEmpty();
    }
}
