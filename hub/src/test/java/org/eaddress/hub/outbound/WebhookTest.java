package org.eaddress.hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses that others chose lead nowhere but to where they say, on the public internet, and not for long.
class WebhookTest {
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Webhook internet = Webhook.toTheInternet(PATIENCE);
    private final Webhook inside = Webhook.inside(PATIENCE);
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/moved") ? 307 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://2130706433/",
                        "https://0x7f000001/",
                "https://0177.0.0.1/", "http://example.org/", "ftp://example.org/", "https://user@example.org/",
                        "file:///etc/passwd",
                "https:opaque"
            })
    void whatLeadsInsideOrIsNotHttpsIsNotCalled(String address) {
        assertThatThrownBy(() -> internet.post(URI.create(address), Map.of(), BODY))
                .isInstanceOf(IOException.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void whatAnswersIsHeard() throws IOException {
        assertThat(inside.post(at("/"), Map.of("X", "y"), BODY)).isEqualTo(204);
    }

    @Test
    void noRedirectIsFollowed() throws IOException {
        assertThat(inside.post(at("/moved"), Map.of(), BODY)).isEqualTo(307);
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage\r\n\r\n", "HTTP/1.1 banana\r\n\r\n"})
    void garbageSilenceAndHalfAnAnswerAreNoAnswer(String answer) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(listening, answer));
            URI address = URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
            assertThatThrownBy(() -> inside.post(address, Map.of(), BODY)).isInstanceOf(IOException.class);
        }
    }

    /// Reads, answers this, and stays.
    private static void answer(ServerSocket listening, String answer) {
        try {
            Socket caller = listening.accept();
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            while (caller.getInputStream().read() >= 0) {}
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
