package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.fake.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A message that the hub accepted before it could scan it is finished later, or ends.
class HeldMessageTest {
    private final UUID id = Message.newId();
    private World world;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        world = new World(folder);
        world.hub.mailroom().hold(id);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Message letter() throws IOException {
        return world.letter().withId(id);
    }

    @Test
    void aMessageThatWaitsStaysUnfinishedAndNobodyWaitsForIt() throws IOException {
        try (var client = world.client(Duration.ofHours(1))) {
            assertThatThrownBy(() -> client.send(letter()))
                    .isInstanceOfSatisfying(
                            HubProblem.class,
                            problem -> assertThat(problem.isInspectionPending()).isTrue());
            assertThat(client.resume()).singleElement().isInstanceOf(Outcome.Unfinished.class);
            assertThat(world.pauses).isEmpty();
        }
    }

    @Test
    void itIsSentByTheNextResumeWhenItWasReleased() throws IOException {
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(letter())).isInstanceOf(HubProblem.class);
            world.hub.mailroom().release(id);

            assertThat(client.resume()).singleElement().isInstanceOf(Outcome.Sent.class);
            assertThat(world.hub.mailroom().registrations()).containsExactly(id.toString());
            assertThat(world.hub.calls(Step.SUBMIT)).isEqualTo(1);
        }
    }

    @Test
    void oneThatIsRefusedIsReportedOnceAndEnds() throws IOException {
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(letter())).isInstanceOf(HubProblem.class);
            world.hub.mailroom().refuse(id);

            assertThat(client.resume())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo("malware-found"));
            assertThat(client.resume()).isEmpty();
            assertThat(client.status(id).state()).isEqualTo("refused");
        }
    }

    @Test
    void ledgerAndHubAgreeAboutItWhileItWaitsAndWhenItIsRefused() throws IOException {
        var from = Instant.now().minus(Duration.ofDays(1));
        var to = Instant.now().plus(Duration.ofDays(1));
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(letter())).isInstanceOf(HubProblem.class);
            assertThat(client.reconcile(from, to).agrees()).isTrue();
            world.hub.mailroom().refuse(id);

            assertThat(client.reconcile(from, to).agrees()).isFalse();
            assertThat(client.repair(from, to).agrees()).isTrue();
        }
    }

    @Test
    void othersInTheSameCallAreSent() throws IOException {
        try (var client = world.client()) {
            var outcomes = client.sendAll(List.of(letter(), world.letter(), world.letter()));

            assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Unfinished.class);
            assertThat(outcomes.subList(1, 3)).allSatisfy(one -> assertThat(one).isInstanceOf(Outcome.Sent.class));
        }
    }
}
