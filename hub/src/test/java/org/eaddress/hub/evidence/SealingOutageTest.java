package org.eaddress.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.eaddress.hub.evidence.SealRoot.year;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import org.eaddress.client.Credentials;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Environment;
import org.eaddress.client.HubUnreachable;
import org.eaddress.client.Message;
import org.eaddress.client.Receipt;
import org.eaddress.hub.HubApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A whole hub whose sealing key has ended.
class SealingOutageTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final SealRoot root = new SealRoot("Root");

    @TempDir
    private Path folder;

    @Test
    void nothingIsTakenWithoutAKeyAndTheSameMessageIsTakenOnceThereIsOne() throws Exception {
        Path keys = Files.createDirectories(folder.resolve("hub/keys"));
        Files.writeString(keys.resolve("password"), new String(SealRoot.PASSWORD));
        root.put(keys.resolve("seal.p12"), "ended", "P-256", year(2020), year(2021));
        UUID id = Message.newId();
        Message letter = Message.to("_PRIVATE@329999-00017")
                .subject("Building permit")
                .document(Files.writeString(folder.resolve("permit.txt"), "You may build."))
                .withId(id);
        URI address = URI.create("http://127.0.0.1:" + freePort());
        try (ConfigurableApplicationContext hub = start(address)) {
            JdbcClient database = hub.getBean(JdbcClient.class);

            assertThatThrownBy(() -> send(address, letter, SHORT)).isInstanceOf(HubUnreachable.class);
            assertThat(health(address)).isEqualTo(503);
            assertThat(rows(database)).isZero();

            root.put(keys.resolve("seal.p12"), "next", "P-384", Instant.now().minusSeconds(60), year(2100));

            Receipt receipt = send(address, letter, LONG);
            assertThat(receipt.message()).isEqualTo(id);
            assertThat(health(address)).isEqualTo(200);
            await().atMost(LONG).until(() -> consigned(database) == 1);
        }
    }

    private ConfigurableApplicationContext start(URI address) {
        return new SpringApplicationBuilder(HubApplication.class)
                .profiles("demo")
                .run(
                        "--server.port=" + address.getPort(),
                        "--hub.data=" + folder.resolve("hub"),
                        "--hub.seal.read-again-every=200ms");
    }

    private Receipt send(URI address, Message letter, Duration patience) throws IOException {
        Path profiles = folder.resolve("hub/profiles");
        Properties profile = new Properties();
        try (InputStream in = Files.newInputStream(profiles.resolve("council.properties"))) {
            profile.load(in);
        }
        try (EAddressClient council = EAddressClient.connect(
                Environment.of(address).ledger(folder.resolve("council.ledger")).patience(patience),
                Credentials.fromKeyStore(
                        profiles.resolve(profile.getProperty("keystore")), profile.getProperty("password")))) {
            return council.send(letter);
        }
    }

    private static int health(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address.resolve("/actuator/health"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static long rows(JdbcClient database) {
        return database.sql("""
                        select (select count(*) from message) + (select count(*) from document)
                             + (select count(*) from evidence) + (select count(*) from outbox)""").query(Long.class).single();
    }

    private static long consigned(JdbcClient database) {
        return database.sql("select count(*) from evidence where event = 'ContentConsignment'")
                .query(Long.class)
                .single();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
