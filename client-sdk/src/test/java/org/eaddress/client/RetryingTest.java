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

class RetryingTest {
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
    void aBusyHubIsAskedAgainAfterTheTimeItTells() throws IOException {
        world.hub
                .trouble(Step.SUBMIT, new Trouble.Busy(503, "7"))
                .trouble(Step.SUBMIT, new Trouble.Busy(429, "9"))
                .trouble(Step.SUBMIT, new Trouble.Busy(502, "0"));
        try (var client = world.client(PATIENT)) {
            client.send(world.letter());
        }
        assertThat(world.pauses).hasSize(3).startsWith(Duration.ofSeconds(7), Duration.ofSeconds(9));
    }

    @Test
    void patienceEnds() throws IOException {
        IntStream.range(0, 100).forEach(i -> world.hub.trouble(Step.SUBMIT, new Trouble.Busy(503, "30")));
        try (var client = world.client(PATIENT)) {
            assertThatThrownBy(() -> client.send(world.letter())).isInstanceOf(HubUnreachable.class);
        }
        assertThat(world.pauses).hasSize(4);
    }

    @Test
    void aLostConnectionIsRepeatedWithTheSameMessage() throws IOException {
        world.hub
                .trouble(Step.SUBMIT, new Trouble.BeforeBody())
                .trouble(Step.SUBMIT, new Trouble.Unheard())
                .trouble(Step.REGISTER, new Trouble.Unheard());
        try (var client = world.client(PATIENT)) {
            client.send(world.letter());
        }
        assertThat(world.hub.mailroom().acceptances()).hasSize(1);
        assertThat(world.hub.mailroom().registrations()).hasSize(1);
    }

    @Test
    void aRefusedTokenIsReplacedOnce() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.TokenRefused());
        try (var client = world.client()) {
            client.send(world.letter());
        }
        assertThat(world.hub.calls(Step.TOKEN)).isEqualTo(2);
    }

    @Test
    void twoRefusedTokensAreAProblemAndTheMessageStaysBegun() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.TokenRefused()).trouble(Step.SUBMIT, new Trouble.TokenRefused());
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(world.letter())).isInstanceOf(HubProblem.class);
            assertThat(client.resume()).singleElement().isInstanceOf(Outcome.Sent.class);
        }
    }
}
