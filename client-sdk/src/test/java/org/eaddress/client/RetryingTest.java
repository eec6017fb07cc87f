package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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
    void oneThatIsHeldBackForLongerThanPatienceLastsIsToldSoAtOnceAndFinishesLater() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.Busy(429, "3600"));
        try (var client = world.client(PATIENT)) {
            assertThatThrownBy(() -> client.send(world.letter())).isInstanceOfSatisfying(HubProblem.class, problem -> {
                assertThat(problem.isHeldBack()).isTrue();
                assertThat(problem.retryAfter()).isEqualTo(Duration.ofHours(1));
            });
            assertThat(world.pauses).isEmpty();

            assertThat(client.resume()).singleElement().isInstanceOf(Outcome.Sent.class);
        }
        assertThat(world.hub.mailroom().acceptances()).hasSize(1);
    }

    @Test
    void whatIsUnfinishedIsNotTriedInVainWhileTheClientIsHeldBack() throws IOException {
        IntStream.range(0, 3).forEach(i -> world.hub.trouble(Step.SUBMIT, new Trouble.Busy(503, "600")));
        try (var client = world.client(PATIENT)) {
            var letters = List.of(world.letter(), world.letter(), world.letter());
            assertThat(client.sendAll(letters))
                    .allSatisfy(one -> assertThat(one).isInstanceOf(Outcome.Unfinished.class));
        }
        world.hub.trouble(Step.SUBMIT, new Trouble.Busy(429, "600"));
        var before = world.hub.calls(Step.SUBMIT);
        try (var client =
                EAddressClient.connect(world.environment().patience(PATIENT).sendersAtOnce(1), world.credentials())) {
            assertThat(client.resume())
                    .hasSize(3)
                    .allSatisfy(one -> assertThat(one).isInstanceOf(Outcome.Unfinished.class));
        }
        assertThat(world.hub.calls(Step.SUBMIT) - before).isEqualTo(1);
    }

    @Test
    void oneThatWaitsHoldsUpNoOther() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.Busy(429, "7"));
        var other = UUID.fromString("019ab000-0000-7000-8000-000000000002");
        var letter = world.letter();
        try (var client = world.client(PATIENT)) {
            world.whilePausing(() -> client.send(letter.withId(other)));

            client.send(letter.withId(UUID.fromString("019ab000-0000-7000-8000-000000000001")));
        }
        assertThat(world.hub.mailroom().registrations())
                .startsWith(other.toString())
                .hasSize(2);
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
