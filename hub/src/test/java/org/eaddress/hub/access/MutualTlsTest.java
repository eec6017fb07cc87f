package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eaddress.hub.access.RunningHub.BERZS;
import static org.eaddress.hub.access.RunningHub.COUNCIL;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Machines that show certificates in the TLS handshake.
class MutualTlsTest {
    private static final TestTls SERVER = TestTls.of(Machine.newKey());
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    static Path folder;

    private static RunningHub hub;
    private static URI tls;
    private static Machine council;

    @BeforeAll
    static void start() {
        int port = RunningHub.freePort();
        tls = URI.create("https://127.0.0.1:" + port);
        hub = RunningHub.start(
                "--spring.profiles.active=access-test",
                "--hub.mutual-tls.port=" + port,
                "--hub.mutual-tls.public-url=" + tls,
                "--hub.mutual-tls.key-store=" + SERVER.saved(folder.resolve("server.p12")),
                "--hub.mutual-tls.password=" + TestTls.PASSWORD);
        council = Machine.enrolled(hub, COUNCIL);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aMachineTakesATokenByItsCertificateAndCallsWithIt() throws Exception {
        TestTls own = TestTls.of(council.key());

        HttpResponse<String> answer = ask(own, council.clientId());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Machine.json(answer).path("token_type").asString()).isEqualTo("Bearer");
        assertThat(SignedJWT.parse(token(answer)).getJWTClaimsSet().getJSONObjectClaim("cnf"))
                .isEqualTo(Map.of("x5t#S256", new ShownCertificate(own.certificate()).digest()));
        assertThat(call(own.client(SERVER), token(answer)).statusCode()).isEqualTo(200);
    }

    @Test
    void aStolenTokenIsOfNoUseWithoutItsCertificate() {
        TestTls own = TestTls.of(council.key());
        String token = token(ask(own, council.clientId()));
        TestTls thief = TestTls.of(Machine.enrolled(hub, BERZS).key());

        assertThat(council.callWith(token).statusCode()).as("on the plain port").isEqualTo(401);
        assertThat(call(TestTls.clientWithout(SERVER), token).statusCode()).isEqualTo(401);
        assertThat(call(thief.client(SERVER), token).statusCode()).isEqualTo(401);
        assertThat(call(TestTls.of(council.key()).client(SERVER), token).statusCode())
                .as("another certificate of the same key")
                .isEqualTo(401);
        assertThat(call(own.client(SERVER), token).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenIsNotBoundToTwoThings() {
        TestTls own = TestTls.of(council.key());
        Possession possession = Possession.of(council);
        String bound = possession.token();
        assertThat(call(own.client(SERVER), bound).statusCode()).isEqualTo(401);

        HttpResponse<String> both = send(
                own.client(SERVER), form(council.clientId()).header("DPoP", possession.signed(possession.claims())));
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(both.body()).contains("invalid_dpop_proof");
    }

    @Test
    void whoShowsNoCertificateOrThatOfAnotherGetsNothingAndLearnsNothing() {
        TestTls stranger = TestTls.of(Machine.newKey());
        TestTls other = TestTls.of(Machine.enrolled(hub, BERZS).key());

        for (HttpResponse<String> answer : List.of(
                send(TestTls.clientWithout(SERVER), form(council.clientId())),
                ask(stranger, council.clientId()),
                ask(other, council.clientId()),
                ask(TestTls.of(council.key()), "nobody"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        }
    }

    @Test
    void aCertificateThatIsNotValidNowIsRefused() {
        Instant now = Instant.now();
        for (TestTls untimely : new TestTls[] {
            TestTls.of(council.key(), now.minus(HOUR.multipliedBy(2)), now.minus(HOUR)),
            TestTls.of(council.key(), now.plus(HOUR), now.plus(HOUR.multipliedBy(2)))
        }) {
            HttpResponse<String> answer = ask(untimely, council.clientId());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("the certificate is not valid now");
        }
    }

    @Test
    void aTokenEndsWithItsCertificate() {
        Instant now = Instant.now();
        TestTls shortLived = TestTls.of(council.key(), now.minus(HOUR), now.plus(Duration.ofMinutes(5)));
        String token = token(ask(shortLived, council.clientId()));
        assertThat(call(shortLived.client(SERVER), token).statusCode()).isEqualTo(200);

        hub.clock().goAhead(Duration.ofMinutes(6));
        try {
            assertThat(call(shortLived.client(SERVER), token).statusCode()).isEqualTo(401);
        } finally {
            hub.clock().reset();
        }
    }

    @Test
    void ofAKeyThatTheHubCertifiedItTakesThatCertificateAlone() {
        ECKey key = Machine.newKey();
        TestTls issued = TestTls.of(key);
        String client = connected(key, issued.pem());

        HttpResponse<String> other = ask(TestTls.of(key), client);
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(other.body()).contains("another certificate was issued for this key");
        assertThat(ask(issued, client).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyThatWasRemovedOpensNothingMore() {
        ECKey key = Machine.newKey();
        TestTls own = TestTls.of(key);
        String client = connected(key, own.pem());
        String token = token(ask(own, client));
        assertThat(call(own.client(SERVER), token).statusCode()).isEqualTo(200);

        inTransaction(systems -> systems.removeKey(client, key.getKeyID()));

        assertThat(ask(own, client).statusCode()).isEqualTo(401);
        assertThat(call(own.client(SERVER), token).statusCode()).isEqualTo(401);
    }

    @Test
    void whoMustHaveBoundTokensMayHaveThemByCertificate() {
        Machine strict = Machine.enrolled(hub, COUNCIL);
        hub.context().getBean(MachineClients.class).bindTokens(strict.clientId(), true);

        assertThat(ask(TestTls.of(strict.key()), strict.clientId()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatWorkedByThePlainPortWorksByTlsToo() {
        HttpClient without = TestTls.clientWithout(SERVER);

        assertThat(call(without, council.token()).statusCode()).isEqualTo(200);
        assertThat(call(TestTls.of(council.key()).client(SERVER), council.token())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theMetadataTellOfIt() {
        assertThat(council.call("/.well-known/oauth-authorization-server").body())
                .contains(
                        "\"tls_client_auth\",\"self_signed_tls_client_auth\"",
                        "\"tls_client_certificate_bound_access_tokens\":true",
                        "\"mtls_endpoint_aliases\":{\"token_endpoint\":\"" + tls + "/oauth2/token\"}");
    }

    @Test
    void aPortWithoutAKeyDoesNotStart() {
        assertThatThrownBy(() -> RunningHub.start("--spring.profiles.active=access-test", "--hub.mutual-tls.port=1"))
                .rootCause()
                .hasMessageContaining("hub.mutual-tls.port needs");
    }

    private static String connected(ECKey key, String certificate) {
        String client = "system-" + UUID.randomUUID();
        inTransaction(systems -> systems.add(
                client,
                BERZS.eAddress(),
                "System",
                "Vendor",
                new SystemKey.New(
                        key.getKeyID(), key.toPublicJWK().toJSONString(), Optional.empty(), Optional.of(certificate))));
        return client;
    }

    private static void inTransaction(Consumer<ConnectedSystems> change) {
        new TransactionTemplate(hub.context().getBean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> change.accept(hub.context().getBean(ConnectedSystems.class)));
    }

    private static HttpResponse<String> ask(TestTls shown, String clientId) {
        return send(shown.client(SERVER), form(clientId));
    }

    private static HttpRequest.Builder form(String clientId) {
        String form = Map.of("grant_type", "client_credentials", "client_id", clientId).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(tls.resolve("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private static HttpResponse<String> call(HttpClient client, String token) {
        return send(
                client,
                HttpRequest.newBuilder(tls.resolve(Possession.ACCOUNT)).header("Authorization", "Bearer " + token));
    }

    private static String token(HttpResponse<String> answer) {
        return Machine.json(answer).path("access_token").asString();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try (client) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
