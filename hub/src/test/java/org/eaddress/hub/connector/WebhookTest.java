package org.eaddress.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a connector's own server does, its mail is announced to it in order, until it has taken it.
class WebhookTest {
    @TempDir
    private static Path folder;

    private static ConnectedHub hub;

    private EAddress owner;
    private Endpoint endpoint;

    @BeforeAll
    static void start() {
        hub = ConnectedHub.start(folder.resolve("hub"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void open() throws IOException {
        owner = hub.newUnit();
        endpoint = Endpoint.open();
    }

    @AfterEach
    void close() {
        hub.webhooks().remove(owner);
        endpoint.close();
    }

    private void subscribe() {
        hub.webhooks().set(owner, endpoint.url());
    }

    private void heard(List<UUID> messages) {
        await().atMost(ConnectedHub.PATIENCE).until(() -> endpoint.messages().equals(messages));
    }

    private void failed(String outcome) {
        await().atMost(ConnectedHub.PATIENCE)
                .until(() -> hub.webhook(owner).tries().failures() >= 2
                        && hub.webhook(owner)
                                .tries()
                                .outcome()
                                .filter(outcome::equals)
                                .isPresent());
        assertThat(hub.webhook(owner).tries().failingSince()).isPresent();
    }

    @Test
    void mailIsAnnouncedInTheOrderInWhichItCame() throws IOException {
        subscribe();
        heard(hub.send(owner, 10));
        await().atMost(ConnectedHub.PATIENCE)
                .until(() -> hub.webhook(owner).tries().toldAt().isPresent());
    }

    @Test
    void whatLayInTheMailboxBeforeIsAnnouncedFirst() throws IOException {
        List<UUID> before = hub.send(owner, 3);
        subscribe();
        heard(before);
        UUID after = hub.send(owner);
        await().atMost(ConnectedHub.PATIENCE).until(() -> endpoint.messages().contains(after));
    }

    @Test
    void anAnnouncementTellsNothingOfSenderRecipientOrContent() throws IOException {
        subscribe();
        UUID message = hub.send(owner);
        heard(List.of(message));

        Endpoint.Received one = endpoint.received().getFirst();
        assertThat(one.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "subscription", "message", "cursor", "documents", "sentAt", "consignedAt", "times");
        assertThat(one.json().get("subscription").asString())
                .isEqualTo(hub.webhook(owner).id().toString());
        assertThat(one.json().get("documents").asInt()).isOne();
        assertThat(new String(one.body(), StandardCharsets.UTF_8)).doesNotContain("@", "permit");
    }

    @Test
    void oneThatFailsHoldsBackTheLaterOnesOfItsAddressAndNobodyElses() throws IOException {
        EAddress other = hub.newUnit();
        AtomicInteger calls = new AtomicInteger();
        endpoint.answering(exchange -> exchange.sendResponseHeaders(calls.incrementAndGet() <= 3 ? 500 : 204, -1));
        try (Endpoint healthy = Endpoint.open()) {
            hub.webhooks().set(other, healthy.url());
            subscribe();
            List<UUID> messages = hub.send(owner, 3);
            List<UUID> others = hub.send(other, 3);

            UUID first = messages.getFirst();
            heard(List.of(first, first, first, first, messages.get(1), messages.get(2)));
            await().atMost(ConnectedHub.PATIENCE).until(() -> healthy.messages().equals(others));
            hub.webhooks().remove(other);
        }
        await().atMost(ConnectedHub.PATIENCE)
                .until(() -> hub.webhook(owner).tries().failingSince().isEmpty());
    }

    @Test
    void whoNeverAnswersSlowsNobodyElse() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        endpoint.answering(exchange -> awaitQuietly(end));
        EAddress other = hub.newUnit();
        try (Endpoint healthy = Endpoint.open()) {
            subscribe();
            hub.webhooks().set(other, healthy.url());
            hub.send(owner, 2);
            List<UUID> others = hub.send(other, 20);
            await().atMost(ConnectedHub.PATIENCE).until(() -> healthy.messages().equals(others));
            failed("no answer");
            hub.webhooks().remove(other);
        } finally {
            end.countDown();
        }
        assertThat(endpoint.messages().stream().distinct()).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch end) throws IOException {
        try {
            boolean _ = end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void noRedirectIsFollowed(int status) throws IOException {
        try (Endpoint elsewhere = Endpoint.open()) {
            endpoint.answering(exchange -> {
                exchange.getResponseHeaders().add("Location", elsewhere.url());
                exchange.sendResponseHeaders(status, -1);
            });
            subscribe();
            hub.send(owner);
            failed("HTTP " + status);
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void ofAnAnswerOnlyTheStatusIsRead() throws IOException {
        byte[] garbage = new byte[300_000];
        Arrays.fill(garbage, (byte) '<');
        endpoint.answering(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/\u00e9");
            exchange.sendResponseHeaders(200, garbage.length);
            exchange.getResponseBody().write(garbage);
        });
        subscribe();
        heard(hub.send(owner, 2));
    }

    @Test
    void aWrongCertificateIsNoAnswer() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfMadeCertificate()));
        try (Endpoint impostor = Endpoint.on(server)) {
            hub.webhooks().set(owner, impostor.url().replace("http:", "https:"));
            hub.send(owner);
            failed("no answer");
            assertThat(impostor.received()).isEmpty();
        }
    }

    /// Any that nobody trusts will do: that of the hub's own tokens.
    private static SSLContext selfMadeCertificate() throws Exception {
        Path keys = folder.resolve("hub/keys");
        char[] password = Files.readString(keys.resolve("password")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys.resolve("access.p12"))) {
            store.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        return tls;
    }

    @Test
    void whileItIsPausedNothingIsAnnouncedAndThenAll() throws IOException {
        subscribe();
        heard(hub.send(owner, 1));
        hub.webhooks().pause(owner);
        List<UUID> meanwhile = List.of(hub.send(owner), hub.send(owner));
        EAddress other = hub.newUnit();
        try (Endpoint watch = Endpoint.open()) {
            hub.webhooks().set(other, watch.url());
            hub.send(other);
            await().atMost(ConnectedHub.PATIENCE).until(() -> !watch.received().isEmpty());
            hub.webhooks().remove(other);
        }
        assertThat(endpoint.received()).hasSize(1);

        hub.webhooks().resume(owner);
        await().atMost(ConnectedHub.PATIENCE).until(() -> endpoint.messages().containsAll(meanwhile));
    }

    @Test
    void whatIsNotTakenIsAnnouncedAgainFromACursorOrByItselfWithTheSameId() throws IOException {
        subscribe();
        List<UUID> messages = hub.send(owner, 3);
        heard(messages);
        hub.confirm(owner, messages.get(1));

        String cursor = endpoint.received().getFirst().json().get("cursor").asString();
        hub.webhooks().replay(owner, UUID.fromString(cursor));
        await().atMost(ConnectedHub.PATIENCE).until(() -> endpoint.received().size() == 4);
        assertThat(endpoint.messages().getLast()).isEqualTo(messages.get(2));
        assertThat(endpoint.received().getLast().json().get("times").asInt()).isEqualTo(2);

        hub.hub().clock().goAhead(Duration.ofHours(3));
        await().atMost(ConnectedHub.PATIENCE).until(() -> endpoint.received().size() == 6);
        assertThat(endpoint.messages().subList(4, 6)).containsExactlyInAnyOrder(messages.get(0), messages.get(2));
        messages.forEach(message -> hub.confirm(owner, message));
        hub.hub().clock().goAhead(Duration.ofHours(30));
        await().atMost(ConnectedHub.PATIENCE).until(() -> hub.webhooks().waiting(owner, 10) == 0);
        assertThat(endpoint.received()).hasSize(6);
    }

    @Test
    void whatIsRemovedIsNotAnnounced() throws IOException {
        subscribe();
        heard(hub.send(owner, 1));
        hub.webhooks().remove(owner);
        hub.send(owner);
        assertThat(hub.webhooks().find(owner)).isEmpty();
        assertThat(endpoint.received()).hasSize(1);
    }
}
