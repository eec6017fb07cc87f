package org.eaddress.hub.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eaddress.hub.representation.RepresentationRegister.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A register is believed what it says in its form, in time, and no more.
class HttpRegisterTest {
    private static final String BERZS = """
            {"number": "40103000456", "name": "SIA Bērzs", "kind": "company", "status": "active", "signatories": []}""";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer server;
    private RepresentationRegister register;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String url = "http://127.0.0.1:%d/changes?of=all"
                .formatted(server.getAddress().getPort());
        register = new HttpRegister(Settings.of("", url), Settings.reader());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getQuery() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        if (answer.equals("silence")) {
            return;
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void itIsAskedForWhatCameAfterTheLastPage() throws IOException {
        answer = "{\"changes\": [" + BERZS + ", 7], \"next\": \"17 & 4\", \"more\": true}";

        Page first = register.changes(Optional.empty(), 2);
        answer = "{\"changes\": [], \"next\": \"17 & 4\", \"more\": false}";
        Page second = register.changes(first.cursor(), 2);

        assertThat(first.entries()).hasSize(2);
        assertThat(first.entries().getFirst()).isInstanceOf(Entry.Organisation.class);
        assertThat(first.entries().getLast()).isInstanceOf(Entry.Refused.class);
        assertThat(first.more()).isTrue();
        assertThat(second.entries()).isEmpty();
        assertThat(asked.getFirst())
                .contains("of=all", "limit=2")
                .endsWith("Bearer secret")
                .doesNotContain("after");
        assertThat(asked.getLast()).contains("after=17 & 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "[]",
                "{\"changes\": [], \"more\": false}",
                "{\"changes\": {}, \"next\": \"1\", \"more\": false}",
                "{\"changes\": [1, 2, 3], \"next\": \"1\", \"more\": false}",
                "{\"changes\": [], \"next\": 1, \"more\": false}",
                "{\"changes\": [], \"next\": \"\", \"more\": false}",
                "{\"changes\": [], \"next\": \"a\\u0000\", \"more\": false}",
                "{\"changes\": [], \"next\": \"last\", \"more\": true}",
                "{\"changes\": [], \"next\": \"1\", \"more\": false, \"more\": true}",
                "silence"
            })
    void whatIsNoPageIsNoAnswer(String bad) {
        answer = bad;

        assertThatThrownBy(() -> register.changes(Optional.of("last"), 2)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 404, 500})
    void anyOtherStatusIsNoAnswerAndNoRedirectIsFollowed(int other) {
        status = other;

        assertThatThrownBy(() -> register.changes(Optional.empty(), 2)).isInstanceOf(IOException.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void anAnswerThatIsTooLargeIsNone() {
        answer = "{\"changes\": [], \"next\": \"1\", \"more\": false}" + " ".repeat(Settings.PAGE_BYTES);

        assertThatThrownBy(() -> register.changes(Optional.empty(), 2)).hasMessageContaining("larger");
    }
}
