package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Senders in processes of their own: the five lines as they stand in the README, and real kills.
class ProcessTest {
    @TempDir
    private Path folder;

    @Test
    void theFiveLinesAreTrue() throws IOException, GeneralSecurityException {
        try (var world = new World(folder)) {
            world.profile();
            Files.move(folder.resolve("council.p12"), folder.resolve("institution.p12"));
            Files.writeString(folder.resolve("permit.edoc"), "Granted.");

            assertThat(Sender.fiveLines(folder, world.hub.uri()).exit())
                    .as(folder.resolve("sender.log").toString())
                    .isZero();

            assertThat(folder.resolve("permit.receipt")).isNotEmptyFile();
            assertThat(folder.resolve(".eaddress/council/ledger.jsonl")).isNotEmptyFile();
            assertThat(world.hub.mailroom().registrations()).hasSize(1);
        }
    }

    static Stream<Arguments> killedAt() {
        return Stream.of(
                Arguments.of(Step.SUBMIT, false),
                Arguments.of(Step.SUBMIT, true),
                Arguments.of(Step.REGISTER, false),
                Arguments.of(Step.REGISTER, true));
    }

    @ParameterizedTest
    @MethodSource
    void killedAt(Step step, boolean workDone) throws IOException, GeneralSecurityException {
        try (var world = new World(folder)) {
            var profile = world.profile().toString();
            var letter = world.letter().withId(Message.newId());
            var sender = new CompletableFuture<Sender>();
            world.hub.trouble(step, new Trouble.Interference(workDone, () -> {
                sender.join().kill();
                sender.join().exit();
            }));
            sender.complete(Sender.commandLine(
                    folder,
                    "send",
                    "--profile",
                    profile,
                    "--id",
                    String.valueOf(letter.id()),
                    "--to",
                    World.ANNA,
                    "--subject",
                    letter.subject(),
                    folder.resolve("permit.txt").toString()));
            assertThat(sender.join().exit()).isNotZero();

            try (var next = world.client()) {
                assertThat(next.resume()).singleElement().isInstanceOf(Outcome.Sent.class);
                assertThat(next.send(letter).message()).isEqualTo(letter.id());
            }
            assertThat(world.hub.mailroom().acceptances()).containsExactly(String.valueOf(letter.id()));
            assertThat(world.hub.mailroom().registrations()).containsExactly(String.valueOf(letter.id()));
        }
    }
}
