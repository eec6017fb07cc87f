package org.eaddress.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eaddress.client.Credentials;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Environment;
import org.eaddress.client.InboxEntry;
import org.eaddress.client.Message;
import org.eaddress.client.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real hub process, really killed, while messages are on their way.
class KillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MESSAGES = 60;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void everyMessageArrivesOnceThoughTheHubIsKilledAgainAndAgain() throws Exception {
        int port = FreePort.find();
        Path data = folder.resolve("hub");
        HubProcess hub = HubProcess.start(data, port);
        List<UUID> ids =
                IntStream.range(0, MESSAGES).mapToObj(_ -> Message.newId()).toList();
        try (EAddressClient council = client(hub, "council")) {
            CompletableFuture<List<Outcome>> sending = CompletableFuture.supplyAsync(
                    () -> council.sendAll(ids.stream().map(this::letter).toList()));
            for (int kill = 0; kill < KILLS; kill++) {
                hub.kill();
                hub = HubProcess.start(data, port);
            }
            assertThat(sending.get()).hasSize(MESSAGES).allMatch(Outcome.Sent.class::isInstance);
            try (EAddressClient anna = client(hub, "citizen")) {
                await().atMost(PATIENCE).until(() -> mailbox(anna).size() >= MESSAGES);
                assertThat(mailbox(anna)).containsExactlyInAnyOrderElementsOf(ids);
            }
            assertThat(council.evidence(ids.getFirst()))
                    .extracting(piece -> piece.event().substring(piece.event().lastIndexOf('/') + 1))
                    .containsExactly("SubmissionAcceptance", "ContentConsignment");
        } finally {
            hub.close();
        }
    }

    private static List<UUID> mailbox(EAddressClient owner) {
        return owner.inbox().map(InboxEntry::message).toList();
    }

    private Message letter(UUID id) {
        try {
            Path document = Files.writeString(folder.resolve(id + ".txt"), "Letter " + id);
            return Message.to("_PRIVATE@329999-00017")
                    .subject("Letter")
                    .document(document)
                    .withId(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EAddressClient client(HubProcess hub, String party) throws Exception {
        Properties profile = new Properties();
        try (InputStream in = Files.newInputStream(hub.profile(party))) {
            profile.load(in);
        }
        return EAddressClient.connect(
                Environment.of(hub.uri()).ledger(folder.resolve(party)).patience(PATIENCE),
                Credentials.fromKeyStore(
                        hub.profile(party).resolveSibling(profile.getProperty("keystore")),
                        profile.getProperty("password")));
    }
}
