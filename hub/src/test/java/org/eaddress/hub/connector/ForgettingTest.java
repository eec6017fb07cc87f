package org.eaddress.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eaddress.hub.delivery.Recalls;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.mailbox.NewMail;
import org.eaddress.hub.submission.MessagesErased;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What is not to be told any more is not kept.
class ForgettingTest {
    private static final String WAITS_FOR_A_LOCK = "select count(*) from pg_locks where not granted";

    @TempDir
    private static Path folder;

    private static ConnectedHub hub;

    private EAddress owner;

    @BeforeAll
    static void start() {
        hub = ConnectedHub.start(folder.resolve("hub"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void enrol() {
        owner = hub.newUnit();
    }

    private int waiting() {
        return hub.webhooks().waiting(owner, 10);
    }

    /// One that is to be told and is not, as long as the webhook pauses.
    private UUID announced() throws IOException {
        hub.webhooks().set(owner, "http://127.0.0.1:1/");
        hub.webhooks().pause(owner);
        UUID message = hub.send(owner);
        await().atMost(ConnectedHub.PATIENCE).until(() -> waiting() == 1);
        return message;
    }

    @Test
    void whatWasRecalled() throws IOException {
        UUID message = announced();

        hub.bean(Recalls.class).recall(message, KeepingHub.COUNCIL.eAddress(), "Sūtīts ne tam");

        assertThat(waiting()).isZero();
    }

    @Test
    void whatWasErased() throws IOException {
        UUID message = announced();

        hub.hub().context().publishEvent(new MessagesErased(List.of(message)));

        assertThat(waiting()).isZero();
    }

    @Test
    void whatComesWhileSomebodyUnsubscribes() {
        hub.webhooks().set(owner, "http://127.0.0.1:1/");
        NewMail.Item item = new NewMail.Item(
                owner, UuidCreator.getTimeOrderedEpoch(), UUID.randomUUID(), 1, Instant.now(), Instant.now());
        CompletableFuture<Void> unsubscribed = new TransactionTemplate(hub.bean(PlatformTransactionManager.class))
                .execute(_ -> {
                    hub.bean(Announcements.class).add(List.of(item));
                    var removal =
                            CompletableFuture.runAsync(() -> hub.webhooks().remove(owner));
                    await().atMost(ConnectedHub.PATIENCE).until(() -> removal.isDone() || someoneWaits());
                    return removal;
                });
        Objects.requireNonNull(unsubscribed).join();

        assertThat(waiting()).isZero();
    }

    private static boolean someoneWaits() {
        return hub.hub().db().sql(WAITS_FOR_A_LOCK).query(Integer.class).single() > 0;
    }
}
