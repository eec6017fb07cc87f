package org.eaddress.hub.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A gateway for SMS gets the words and to whom, authenticated, and its status decides.
class GatewayCarrierTest {
    private static final String SECRET = "a secret of at least 32 characters";
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Carrier.Wording WORDING = new Carrier.Wording("lv", "Jums ir pasts", "Lasiet šeit");

    private HttpServer server;
    private volatile int status = 204;
    private volatile String body = "";
    private volatile String signature = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        signature = String.valueOf(exchange.getRequestHeaders().getFirst(GatewayCarrier.SIGNATURE));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Outcome send(boolean inside) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var carrier = new GatewayCarrier(
                Map.of("sms", new NotificationSettings.Gateway(url, SECRET, inside)), Clock.fixed(NOW, ZoneOffset.UTC));
        var notice = new Notice(new UUID(0, 7), Optional.empty(), new UUID(0, 1), Channel.Kind.SMS, 0, NOW, 1);
        return Objects.requireNonNull(carrier.carry(List.of(new Carrier.Outgoing(notice, "+37120000000", WORDING)))
                .get(notice.id()));
    }

    @Test
    void itGetsTheWordsAndWhoTheyAreForAuthenticated() throws GeneralSecurityException {
        assertThat(send(true)).isEqualTo(new Outcome.Taken("HTTP 204"));
        assertThat(body)
                .contains("\"to\":\"+37120000000\"", "\"channel\":\"sms\"", "\"language\":\"lv\"", "Jums ir pasts")
                .contains("\"notice\":\"" + new UUID(0, 7) + "\"");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = HexFormat.of()
                .formatHex(mac.doFinal((NOW.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8)));
        assertThat(signature).isEqualTo("t=" + NOW.getEpochSecond() + ",v1=" + signed);
    }

    @ParameterizedTest
    @CsvSource({"404, true", "410, true", "422, true", "429, false", "500, false", "307, false", "401, false"})
    void onlyWhatIsSaidOfTheAddressIsForGood(int answered, boolean forGood) {
        status = answered;
        assertThat(send(true) instanceof Outcome.Refused).isEqualTo(forGood);
        assertThat(send(true)).isNotInstanceOf(Outcome.Taken.class);
    }

    @Test
    void aGatewayInsideIsCalledOnlyWhereTheOperatorSaysSo() {
        assertThat(send(false)).isEqualTo(new Outcome.NotTaken("no answer"));
        assertThat(body).isEmpty();
    }
}
