package org.eaddress.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.mailbox.Confirmation;
import org.eaddress.hub.mailbox.Mailboxes;

/// A hub whose connectors may lie on this machine; it tells them quickly, and gives up quickly.
record ConnectedHub(KeepingHub hub) implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final AtomicInteger UNITS = new AtomicInteger();

    static ConnectedHub start(Path folder, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--hub.connector.webhook.inside=true",
                "--hub.connector.webhook.patience=700ms",
                "--hub.connector.lease=3s",
                "--hub.connector.every=50ms",
                "--hub.connector.retry-after=100ms"));
        all.addAll(List.of(settings));
        return new ConnectedHub(KeepingHub.start(folder, all.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return hub.bean(type);
    }

    Webhooks webhooks() {
        return bean(Webhooks.class);
    }

    /// A unit of the council that has no mail yet.
    EAddress newUnit() {
        EAddress unit = new EAddress("DMS-" + UNITS.incrementAndGet() + "@90000000122");
        bean(Directory.class).enrol(new Account(unit, "Nodaļa", Account.Kind.INSTITUTION, Account.Status.ACTIVE));
        return unit;
    }

    /// A letter to this address, on its way.
    UUID send(EAddress recipient) throws IOException {
        UUID message = hub.accept(Duration.ZERO, recipient);
        hub.register(message);
        return message;
    }

    /// So many letters, one after the other.
    List<UUID> send(EAddress recipient, int count) throws IOException {
        List<UUID> messages = new ArrayList<>();
        for (int i : IntStream.range(0, count).toArray()) {
            messages.add(send(recipient));
            int expected = i + 1;
            await().atMost(PATIENCE).until(() -> waiting(recipient).size() == expected);
        }
        return messages;
    }

    /// What the system of this address has not taken.
    List<UUID> waiting(EAddress owner) {
        return bean(Mailboxes.class).forSystem(owner, new UUID(0, 0), 500).entries().stream()
                .map(entry -> entry.messageId())
                .toList();
    }

    /// The system of this address has it.
    void confirm(EAddress owner, UUID message) {
        Caller system = new Caller(owner, "DMS", Caller.Way.MACHINE, "urn:eaddress:assurance:registered-key");
        assertThat(hub.confirm(system, message)).isInstanceOf(Confirmation.Outcome.HandedOver.class);
    }

    Subscription webhook(EAddress owner) {
        return webhooks().find(owner).orElseThrow();
    }

    @Override
    public void close() {
        hub.close();
    }
}
