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
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcilingTest {
    private final Instant from = Instant.now().minus(Duration.ofDays(1));
    private final Instant to = Instant.now().plus(Duration.ofDays(1));
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
    void aLedgerAndAHubThatAgreeAreTheSameOverManyPages() throws IOException {
        try (var client = world.client()) {
            for (int i = 0; i < 5; i++) {
                client.send(world.letter());
            }
            assertThat(client.reconcile(from, to)).isEqualTo(reconciliation(5));
            assertThat(client.reconcile(from, to).agrees()).isTrue();
        }
    }

    @Test
    void whatTheHubLostIsMissingAndRepairCannotMendIt() throws IOException {
        try (var client = world.client()) {
            var receipt = client.send(world.letter());
            world.hub.mailroom().forget(receipt.message());
            assertThat(client.repair(from, to).missing()).containsExactly(receipt.message());
        }
    }

    @Test
    void whatAnotherLedgerSentIsExtra() throws IOException {
        try (var other = EAddressClient.connect(
                world.environment().ledger(world.folder.resolve("other")), world.credentials())) {
            var receipt = other.send(world.letter());
            try (var client = world.client()) {
                assertThat(client.reconcile(from, to).extra()).containsExactly(receipt.message());
            }
        }
    }

    @Test
    void aRegistrationThatTheHubLostIsDifferentAndRepaired() throws IOException {
        try (var client = world.client()) {
            var receipt = client.send(world.letter());
            world.hub.mailroom().forgetRegistration(receipt.message());
            assertThat(client.reconcile(from, to).different())
                    .containsExactly(new Reconciliation.Difference(receipt.message(), "state", "sent", "accepted"));
            assertThat(client.repair(from, to).agrees()).isTrue();
        }
    }

    @Test
    void whatIsUnfinishedIsNamedAndRepaired() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.BeforeBody()).trouble(Step.SUBMIT, new Trouble.Unheard());
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(world.letter())).isInstanceOf(HubUnreachable.class);
            assertThatThrownBy(() -> client.send(world.letter())).isInstanceOf(HubUnreachable.class);
            var found = client.reconcile(from, to);
            assertThat(found.missing()).hasSize(1);
            assertThat(found.different())
                    .extracting(Reconciliation.Difference::ledger)
                    .containsExactly("prepared");
            assertThat(client.repair(from, to)).isEqualTo(reconciliation(2));
        }
    }

    @Test
    void aRefusedMessageIsNotMissing() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.Refusal(422, "unknown-recipient"));
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(world.letter())).isInstanceOf(HubProblem.class);
            assertThat(client.reconcile(from, to).agrees()).isTrue();
        }
    }

    @Test
    void whatTheHubRemindsOfIsNamedWheneverItsIdWasMadeAndRepaired() throws IOException {
        try (var client = world.client()) {
            var receipt = client.send(world.letter());
            world.hub.mailroom().forgetRegistration(receipt.message());
            world.hub.mailroom().remind();
            var before = from.minus(Duration.ofDays(1));
            assertThat(client.reconcile(before, from).unsent()).containsExactly(receipt.message());
            assertThat(client.repair(before, from).unsent()).isEmpty();
            assertThat(client.reconcile(from, to).agrees()).isTrue();
        }
    }

    @Test
    void aMessageThatLapsedEndsInTheLedgerAndBothAgree() throws IOException {
        world.hub.trouble(Step.REGISTER, new Trouble.BeforeBody());
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(world.letter())).isInstanceOf(HubUnreachable.class);
            var id = UUID.fromString(world.hub.mailroom().acceptances().getFirst());
            world.hub.mailroom().lapse(id);
            assertThat(client.reconcile(from, to).different())
                    .containsExactly(new Reconciliation.Difference(id, "state", "accepted", "lapsed"));
            assertThat(client.resume()).singleElement().isInstanceOf(Outcome.Refused.class);
            assertThat(client.resume()).isEmpty();
            assertThat(client.reconcile(from, to)).isEqualTo(reconciliation(1));
        }
    }

    @Test
    void aLapseOfWhatTheLedgerHoldsAsSentIsNamedAndNotHidden() throws IOException {
        try (var client = world.client()) {
            var receipt = client.send(world.letter());
            world.hub.mailroom().lapse(receipt.message());
            assertThat(client.repair(from, to).different())
                    .containsExactly(new Reconciliation.Difference(receipt.message(), "state", "sent", "lapsed"));
        }
    }

    private static Reconciliation reconciliation(int same) {
        return new Reconciliation(same, List.of(), List.of(), List.of(), List.of());
    }
}
