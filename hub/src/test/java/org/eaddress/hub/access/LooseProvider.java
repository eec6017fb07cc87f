package org.eaddress.hub.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A second OpenID Connect provider, on a free port of this machine: it signs Anna in at once, names itself in its
/// answers, and can be told to say something else than is true.
final class LooseProvider implements AutoCloseable {
    static final String HIGH = "https://loose.example/loa/high";
    static final String LOW = "https://loose.example/loa/low";

    private final ECKey key = Machine.newKey();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final AtomicInteger exchanges = new AtomicInteger();
    private final HttpServer server;
    private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    private volatile String issuerInAnswer;

    private LooseProvider(HttpServer server) {
        this.server = server;
        this.issuerInAnswer = issuer();
    }

    static LooseProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LooseProvider provider = new LooseProvider(server);
            server.createContext("/authorize", provider::authorize);
            server.createContext("/token", provider::token);
            server.createContext("/user-info", provider::userInfo);
            server.createContext(
                    "/keys", exchange -> answer(exchange, new JWKSet(provider.key.toPublicJWK()).toString()));
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// How the hub is told of it, under this id.
    List<String> settings(String id) {
        String prefix = "--hub.identities." + id + ".";
        return List.of(
                prefix + "names.lv=Otrs",
                prefix + "names.en=The other one",
                prefix + "issuer=" + issuer(),
                prefix + "issuer-in-answer=true",
                prefix + "authorization-uri=" + issuer() + "/authorize",
                prefix + "token-uri=" + issuer() + "/token",
                prefix + "jwk-set-uri=" + issuer() + "/keys",
                prefix + "user-info-uri=" + issuer() + "/user-info",
                prefix + "client-id=hub",
                prefix + "client-secret=secret",
                prefix + "authentication=post",
                prefix + "levels.low=" + LOW,
                prefix + "levels.high=" + HIGH);
    }

    /// From now on its ID tokens say this.
    void say(UnaryOperator<JWTClaimsSet.Builder> different) {
        claims = different;
    }

    /// From now on it calls itself so in its answers; empty is not at all.
    void callItself(String issuer) {
        issuerInAnswer = issuer;
    }

    void behave() {
        claims = UnaryOperator.identity();
        issuerInAnswer = issuer();
    }

    /// How many codes were brought to it.
    int exchanges() {
        return exchanges.get();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        nonces.put(code, asked.get("nonce"));
        String named = issuerInAnswer.isEmpty() ? "" : "&iss=" + encoded(issuerInAnswer);
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state="
                                + encoded(Objects.requireNonNull(asked.get("state"))) + named);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        exchanges.incrementAndGet();
        Map<String, String> asked =
                fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Instant now = Instant.now();
        JWTClaimsSet.Builder told = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("anna")
                .audience("hub")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(2))))
                .claim("auth_time", now.getEpochSecond())
                .claim("acr", HIGH)
                .claim("nonce", nonces.remove(asked.get("code")));
        String idToken = Machine.signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                claims.apply(told).build(),
                key);
        answer(exchange, """
                {"access_token":"of-anna","token_type":"Bearer","expires_in":60,"id_token":"%s"}""".formatted(idToken));
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        answer(exchange, """
                {"sub":"anna","personal_code":"120185-01232"}""");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Where its answer leads, at another return address of the hub.
    static String at(String returnAddress, String answer) {
        URI led = URI.create(answer);
        return returnAddress + "?" + led.getRawQuery();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
