package org.eaddress.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Access tokens by client credentials and `private_key_jwt` (RFC 7523), or the certificate of the connection (RFC
/// 8705), kept until shortly before they expire.
final class Tokens {
    private static final String PATH = "oauth2/token";
    private static final Duration ASSERTION_LIFE = Duration.ofSeconds(90);
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final long LARGEST_ANSWER_BYTES = 1 << 20;

    private final Connection connection;
    private final Environment environment;
    private final Credentials credentials;
    private final @Nullable TokenKey key;
    private final ReentrantLock taking = new ReentrantLock();
    private volatile @Nullable Token current;

    Tokens(Connection connection, Environment environment, Credentials credentials) {
        this.connection = connection;
        this.environment = environment;
        this.credentials = credentials;
        this.key = environment.boundTokens() ? new TokenKey() : null;
    }

    private record Token(String value, Instant until) {}

    /// A token that is good for now.
    String take() throws Transient, InterruptedException {
        var token = current;
        return token != null && environment.timekeeper().now().isBefore(token.until()) ? token.value() : fresh(token);
    }

    /// Another token than this one, which the hub did not accept.
    String insteadOf(String refused) throws Transient, InterruptedException {
        var token = current;
        return token != null && !token.value().equals(refused) ? token.value() : fresh(token);
    }

    /// Lets the request show this token, and that the client holds the token's key if it is bound to one.
    void show(String token, Call call, HttpRequest.Builder request) {
        if (key == null) {
            request.header("Authorization", "Bearer " + token);
            return;
        }
        var address = environment.resolve(call.path());
        request.header("Authorization", "DPoP " + token)
                .header(
                        TokenKey.HEADER,
                        key.proof(
                                call.method(),
                                address,
                                token,
                                environment.timekeeper().now()));
    }

    private String fresh(@Nullable Token old) throws Transient, InterruptedException {
        taking.lock();
        try {
            var token = current;
            if (token == null || token.equals(old)) {
                token = ask();
                current = token;
            }
            return token.value();
        } finally {
            taking.unlock();
        }
    }

    private Token ask() throws Transient, InterruptedException {
        var now = environment.timekeeper().now();
        var request = connection
                .request(PATH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form(now)));
        if (key != null) {
            request.header(TokenKey.HEADER, key.proof(environment.resolve(PATH), now));
        }
        var answer = connection.exchange(
                request.build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_BYTES),
                environment.callTimeout());
        if (answer.statusCode() != OK) {
            throw refused(answer);
        }
        var token = Json.answer(answer.body(), Answers.Token.class);
        if (key != null && !"DPoP".equalsIgnoreCase(token.token_type())) {
            throw unbound();
        }
        var life = Duration.ofSeconds(token.expires_in());
        var early = life.compareTo(EARLY.multipliedBy(2)) > 0 ? EARLY : life.dividedBy(2);
        return new Token(token.access_token(), now.plus(life).minus(early));
    }

    private String assertion(Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(credentials.clientId())
                .subject(credentials.clientId())
                .audience(environment.resolve(PATH).toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION_LIFE)))
                .build();
        try {
            var assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
            assertion.sign(new ECDSASigner(credentials.key(), Curve.P_256));
            return assertion.serialize();
        } catch (JOSEException e) {
            throw new KeyStoreUnusable("The private key cannot sign: " + e.getMessage());
        }
    }

    private String form(Instant now) {
        var fields =
                new LinkedHashMap<>(Map.of("grant_type", "client_credentials", "client_id", credentials.clientId()));
        if (!environment.byCertificate()) {
            fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            fields.put("client_assertion", assertion(now));
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// A bearer token would be good for whoever gets hold of it, which the caller did not want.
    private static HubProblem unbound() {
        return new HubProblem(
                OK,
                "token-not-bound",
                "The hub gives tokens that are not bound to a key.",
                "Ask its operator for a newer hub, or do without boundTokens.",
                null);
    }

    private HubProblem refused(HttpResponse<byte[]> answer) {
        var error = Problems.tokenError(answer.body());
        return new HubProblem(
                answer.statusCode(),
                error.error() == null ? "http-" + answer.statusCode() : error.error(),
                error.error_description() == null
                        ? "The hub gives the client no access token."
                        : error.error_description(),
                "Check that the key of the client %s is registered at the hub, that the clock is right, and that the hub is called by its public address."
                        .formatted(credentials.clientId()),
                null);
    }
}
