package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.BatchStatus;
import org.eaddress.client.ClientTls;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Environment;
import org.eaddress.client.HubProblem;
import org.eaddress.client.Message;
import org.eaddress.client.Outcome;
import org.eaddress.client.Priority;
import org.eaddress.hub.access.MachineClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The SDK against a whole hub: batches, messages that are put off, and what is taken back.
@ExtendWith(HubExtension.class)
class SdkSendsTest {
    private final TestHub hub;
    private final UUID id = TestHub.newId();
    private final List<Outcome> heard = new ArrayList<>();

    @TempDir
    Path folder = Path.of("");

    SdkSendsTest(TestHub hub) {
        this.hub = hub;
    }

    private EAddressClient council() {
        return hub.sdk("council", folder.resolve("ledger"));
    }

    private Message letterTo(List<Party> recipients) throws IOException {
        return Message.to(recipients.stream().map(Party::eAddress).toList())
                .subject("Paziņojums")
                .document(Files.writeString(folder.resolve("notice.txt"), "Nodokļu paziņojums " + id));
    }

    private BatchStatus sendBatch(List<Party> recipients) throws IOException {
        heard.clear();
        try (EAddressClient client = council()) {
            return client.batches().send(id, letterTo(recipients), heard::add);
        }
    }

    private List<Party> persons(int count) {
        List<Party> persons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            persons.add(hub.newPerson());
        }
        return persons;
    }

    @Test
    void itSendsWithTokensThatAreBoundToItsKey() throws IOException {
        Party recipient = hub.newPerson();
        Environment environment =
                Environment.of(hub.address()).ledger(folder.resolve("ledger")).boundTokens(true);
        MachineClients clients = hub.bean(MachineClients.class);
        clients.bindTokens("council", true);
        try (EAddressClient client = hub.sdk("council", environment)) {
            UUID sent = client.send(letterTo(List.of(recipient))).message();

            recipient.waitFor(Letter.between(recipient, recipient).under(sent));
            assertThat(client.status(sent).message()).isEqualTo(sent);
        } finally {
            clients.bindTokens("council", false);
        }
    }

    @Test
    void itSendsWithTokensThatAreBoundToItsCertificate() throws IOException {
        Party recipient = hub.newPerson();
        Environment environment = Environment.of(hub.mutualTls())
                .ledger(folder.resolve("ledger"))
                .mutualTls(
                        ClientTls.fromKeyStore(hub.keyStore("council"), "demo").trusting(hub.tlsCertificate()));
        MachineClients clients = hub.bean(MachineClients.class);
        clients.bindTokens("council", true);
        try (EAddressClient client = hub.sdk("council", environment)) {
            UUID sent = client.send(letterTo(List.of(recipient))).message();

            recipient.waitFor(Letter.between(recipient, recipient).under(sent));
            assertThat(client.status(sent).message()).isEqualTo(sent);
        } finally {
            clients.bindTokens("council", false);
        }
    }

    private static boolean isIn(Party recipient, UUID message) {
        return recipient.get("/v1/inbox/" + message).status() == 200;
    }

    @Test
    void eachRecipientOfABatchHasItOnceHoweverOftenItIsSent() throws IOException {
        List<Party> recipients = persons(3);

        assertThat(sendBatch(recipients).state()).isEqualTo("done");
        List<UUID> first = heard.stream().map(Outcome::message).toList();
        assertThat(heard).hasSize(3).allSatisfy(one -> assertThat(one).isInstanceOf(Outcome.Sent.class));
        assertThat(sendBatch(recipients).state()).isEqualTo("done");

        assertThat(heard).extracting(Outcome::message).containsExactlyElementsOf(first);
        for (int i = 0; i < recipients.size(); i++) {
            Party recipient = recipients.get(i);
            recipient.waitFor(Letter.between(hub.council(), recipient).under(first.get(i)));
            assertThat(recipient.inbox(500)).containsExactly(first.get(i).toString());
        }
    }

    @Test
    void aBatchThatIsHeldGoesOnAfterItsApproval() throws IOException {
        List<Party> recipients = persons(4);
        assertThat(sendBatch(recipients).state()).isEqualTo("held");
        assertThat(heard).hasSize(1);

        try (EAddressClient operator = hub.sdk("operator", folder.resolve("operator"))) {
            assertThat(operator.batches().approve(id, "J. Kalns").approvedBy()).isEqualTo("J. Kalns");
        }

        assertThat(sendBatch(recipients).state()).isEqualTo("done");
        assertThat(heard).hasSize(4);
    }

    @Test
    void whatWaitsForItsTimeIsCancelledAndEndsInTheLedger() throws IOException {
        Party recipient = hub.newPerson();
        try (EAddressClient client = council()) {
            Message letter = letterTo(List.of(recipient))
                    .withId(id)
                    .notBefore(Instant.now().plus(Duration.ofDays(1)))
                    .priority(Priority.BULK);
            client.send(letter);
            assertThat(client.status(id).state()).isEqualTo("sent");

            assertThat(client.cancel(id, "Kļūda")).isEqualTo(client.cancel(id, "Kļūda"));

            assertThat(client.status(id).state()).isEqualTo("cancelled");
            assertThat(client.resume()).isEmpty();
            assertThat(client.reconcile(
                                    Instant.now().minusSeconds(600),
                                    Instant.now().plusSeconds(600))
                            .different())
                    .isEmpty();
            assertThatThrownBy(() -> client.recall(id, "Kļūda")).isInstanceOf(HubProblem.class);
        }
        assertThat(isIn(recipient, id)).isFalse();
    }

    @Test
    void whatLiesInTheMailboxIsRecalled() throws IOException {
        Party recipient = hub.newPerson();
        try (EAddressClient client = council()) {
            client.send(letterTo(List.of(recipient)).withId(id));
            recipient.waitFor(Letter.between(hub.council(), recipient).under(id));

            assertThatThrownBy(() -> client.cancel(id, "Kļūda")).isInstanceOf(HubProblem.class);
            assertThat(client.recall(id, "Kļūda").recipients())
                    .singleElement()
                    .satisfies(one -> assertThat(one.hidden()).isTrue());
        }
        assertThat(isIn(recipient, id)).isFalse();
    }

    @Test
    void aSenderIsWarnedOfOneNeverWrittenTo() {
        try (EAddressClient client = council()) {
            assertThat(client.warnings(List.of(hub.newPerson().eAddress())))
                    .singleElement()
                    .satisfies(one -> assertThat(one.warnings()).contains("first-time"));
        }
    }
}
