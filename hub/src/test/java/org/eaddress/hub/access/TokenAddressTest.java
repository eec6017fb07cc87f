package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.access.RunningHub.BERZS;
import static org.eaddress.hub.access.RunningHub.COUNCIL;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class TokenAddressTest {
    private static RunningHub hub;
    private static Machine council;

    @BeforeAll
    static void start() {
        hub = RunningHub.start("--spring.profiles.active=access-test");
        council = Machine.enrolled(hub, COUNCIL);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void resetClock() {
        hub.clock().reset();
    }

    @Test
    void aMachineGetsATokenThatSaysForWhomItCalls() throws ParseException {
        HttpResponse<String> answer = council.askToken(council.assertion());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(Machine.json(answer).path("token_type").asString()).isEqualTo("Bearer");
        assertThat(Machine.json(answer).path("scope").asString()).isEqualTo("messages");
        assertThat(Machine.json(answer).path("expires_in").asInt()).isBetween(595, 600);
        SignedJWT token =
                SignedJWT.parse(Machine.json(answer).path("access_token").asString());
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getHeader().getKeyID()).isNotEmpty();
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("iss", hub.issuer())
                .containsEntry("aud", List.of(hub.audience()))
                .containsEntry("client_id", council.clientId())
                .containsEntry("scope", "messages")
                .containsEntry("e_address", COUNCIL.eAddress().value())
                .containsEntry("name", COUNCIL.name())
                .containsEntry("kind", "institution");
    }

    @Test
    void theTokensKeyIsPublishedWithoutItsPrivatePart() throws ParseException {
        String keyId = SignedJWT.parse(council.token()).getHeader().getKeyID();

        HttpResponse<String> keys = council.call("/oauth2/jwks");

        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(Machine.json(keys).path("keys").get(0).path("kid").asString())
                .isEqualTo(keyId);
        assertThat(Machine.json(keys).path("keys").get(0).has("d")).isFalse();
    }

    @Test
    void theMetadataTellTheTokenAddressAndPromiseNoOtherGrant() {
        HttpResponse<String> metadata = council.call("/.well-known/oauth-authorization-server");

        assertThat(metadata.statusCode()).isEqualTo(200);
        assertThat(Machine.json(metadata).path("issuer").asString()).isEqualTo(hub.issuer());
        assertThat(Machine.json(metadata).path("token_endpoint").asString()).isEqualTo(hub.issuer() + "/oauth2/token");
        assertThat(Machine.json(metadata).path("grant_types_supported").values())
                .singleElement()
                .satisfies(grant -> assertThat(grant.asString()).isEqualTo("client_credentials"));
        assertThat(Machine.json(metadata).has("authorization_endpoint")).isFalse();
    }

    @Test
    void theIssuerIsAnAudienceToo() {
        var claims = council.claims().audience(hub.issuer()).build();

        assertThat(council.askToken(council.signed(claims)).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyLearnsWhichClientsThereAre() {
        Machine unknown = new Machine(hub, "unknown-" + UUID.randomUUID(), Machine.newKey());
        Machine known = new Machine(hub, council.clientId(), Machine.newKey());

        HttpResponse<String> toUnknown = unknown.askToken(unknown.assertion());
        HttpResponse<String> toKnown = known.askToken(known.assertion());

        assertThat(toUnknown.statusCode()).isEqualTo(toKnown.statusCode()).isEqualTo(401);
        assertThat(toUnknown.body()).isEqualTo(toKnown.body());
    }

    @Test
    void anAssertionIsGoodOnce() {
        String assertion = council.assertion();
        assertThat(council.askToken(assertion).statusCode()).isEqualTo(200);

        HttpResponse<String> replay = council.askToken(assertion);

        assertThat(replay.statusCode()).isEqualTo(401);
        assertThat(Machine.json(replay).path("error").asString()).isEqualTo("invalid_client");
        assertThat(Machine.json(replay).path("error_description").asString())
                .isEqualTo("the assertion was used before");
    }

    @Test
    void anAssertionUsedAtOneInstanceIsUsedAtAll() {
        try (RunningHub other = RunningHub.start("--spring.profiles.active=access-test")) {
            var claims = council.claims()
                    .audience(List.of(hub.issuer(), other.issuer()))
                    .build();
            String assertion = council.signed(claims);
            assertThat(council.askToken(assertion).statusCode()).isEqualTo(200);

            Machine atOther = new Machine(other, council.clientId(), council.key());

            assertThat(atOther.askToken(assertion).statusCode()).isEqualTo(401);
            assertThat(atOther.askToken(atOther.assertion()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aStrangerCannotUseUpAnothersAssertion() {
        var claims = council.claims().build();
        String forged = Machine.signed(new JWSHeader(JWSAlgorithm.ES256), claims, Machine.newKey());
        assertThat(council.askToken(forged).statusCode()).isEqualTo(401);

        assertThat(council.askToken(council.signed(claims)).statusCode()).isEqualTo(200);
    }

    @Test
    void expiredAssertionsDoNotPileUp() {
        for (int i = 0; i < 5; i++) {
            council.token();
        }
        hub.clock().goAhead(Duration.ofMinutes(10));
        for (int i = 0; i < 20; i++) {
            council.token();
        }

        Long expired = hub.context()
                .getBean(JdbcClient.class)
                .sql("select count(*) from used_assertion where expires_at < :now")
                .param("now", Timestamp.from(hub.clock().instant()))
                .query(Long.class)
                .single();
        assertThat(expired).isZero();
    }

    @ParameterizedTest
    @MethodSource("badAssertions")
    void aBadAssertionIsRefusedInJsonWhateverIsAccepted(Function<Machine, String> bad) {
        for (String[] headers : List.of(
                new String[] {}, new String[] {"Accept", "*/*"}, new String[] {"Accept", "text/html"}, new String[] {
                    "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"
                })) {
            HttpResponse<String> answer = council.askToken(bad.apply(council), headers);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(Machine.json(answer).path("error").asString()).isEqualTo("invalid_client");
        }
    }

    static Stream<Named<Function<Machine, String>>> badAssertions() {
        return Stream.of(
                bad(
                        "for another audience",
                        machine -> machine.signed(machine.claims()
                                .audience("https://elsewhere.example/oauth2/token")
                                .build())),
                bad(
                        "without audience",
                        machine -> machine.signed(
                                machine.claims().audience((String) null).build())),
                bad(
                        "expired",
                        machine -> machine.signed(machine.claims()
                                .expirationTime(in(hub, Duration.ofMinutes(-1)))
                                .build())),
                bad(
                        "good for too long",
                        machine -> machine.signed(machine.claims()
                                .expirationTime(in(hub, Duration.ofMinutes(6)))
                                .build())),
                bad(
                        "good for ever",
                        machine -> machine.signed(
                                machine.claims().expirationTime(null).build())),
                bad(
                        "without jti",
                        machine -> machine.signed(machine.claims().jwtID(null).build())),
                bad(
                        "with an endless jti",
                        machine -> machine.signed(
                                machine.claims().jwtID("x".repeat(201)).build())),
                bad(
                        "issued in the future",
                        machine -> machine.signed(machine.claims()
                                .issueTime(in(hub, Duration.ofMinutes(1)))
                                .build())),
                bad(
                        "not good yet",
                        machine -> machine.signed(machine.claims()
                                .notBeforeTime(in(hub, Duration.ofMinutes(1)))
                                .build())),
                bad(
                        "issued by another",
                        machine -> machine.signed(
                                machine.claims().issuer("another").build())),
                bad(
                        "about another",
                        machine -> machine.signed(
                                machine.claims().subject("another").build())),
                bad("not signed", machine -> new PlainJWT(machine.claims().build()).serialize()),
                bad("signed by the public key as a secret", TokenAddressTest::hs256),
                bad("signed with RSA", TokenAddressTest::rs256),
                bad(
                        "signed by another client's key",
                        machine -> Machine.signed(
                                new JWSHeader(JWSAlgorithm.ES256),
                                machine.claims().build(),
                                Machine.enrolled(hub, BERZS).key())),
                bad("not a token", _ -> "anything"),
                bad("without end", _ -> "x".repeat(100_000)));
    }

    @Test
    void anUnknownClientIsRefusedLikeAWrongKey() {
        Machine unknown = new Machine(hub, "unknown-" + UUID.randomUUID(), Machine.newKey());

        HttpResponse<String> answer = unknown.askToken(unknown.assertion());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Machine.json(answer).path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void noOtherWayToAskIsTaken() {
        Map<String, String> bare = Map.of("grant_type", "client_credentials", "client_id", council.clientId());
        assertThat(council.post(bare, "Accept", "text/html").statusCode()).isEqualTo(401);
        assertThat(council.post(bare, "Authorization", "Basic bWU6bWU=").statusCode())
                .isEqualTo(401);

        HttpResponse<String> code = council.post(Map.of(
                "grant_type", "authorization_code",
                "code", "x",
                "redirect_uri", "x",
                "client_id", council.clientId(),
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", council.assertion()));
        assertThat(code.statusCode()).isBetween(400, 401);
        assertThat(code.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void aClosedAccountGetsNoToken() {
        Machine berzs = Machine.enrolled(hub, BERZS);
        Directory directory = hub.context().getBean(Directory.class);
        directory.enrol(new Account(BERZS.eAddress(), BERZS.name(), BERZS.kind(), Account.Status.CLOSED));
        try {
            HttpResponse<String> answer = berzs.askToken(berzs.assertion());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Machine.json(answer).path("error").asString()).isEqualTo("unauthorized_client");
        } finally {
            directory.enrol(BERZS);
        }
    }

    @Test
    void withoutTheDatabaseNobodyGetsATokenAndWhoeverHasOneIsStillKnown() {
        try (RunningHub failing = RunningHub.start("--spring.profiles.active=access-test")) {
            Machine machine = Machine.enrolled(failing, COUNCIL);
            String token = machine.token();
            failing.context().getBean(HikariDataSource.class).close();

            HttpResponse<String> answer = machine.askToken(machine.assertion());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(Machine.json(answer).path("error").asString()).isEqualTo("temporarily_unavailable");
            assertThat(failing.context()
                            .getBean(AccessTokens.class)
                            .caller(token)
                            .getPrincipal()
                            .name())
                    .isEqualTo(COUNCIL.name());
        }
    }

    private static Named<Function<Machine, String>> bad(String how, Function<Machine, String> assertion) {
        return Named.of(how, assertion);
    }

    private static Date in(RunningHub hub, Duration time) {
        return Date.from(hub.clock().instant().plus(time));
    }

    private static String hs256(Machine machine) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256), machine.claims().build());
            token.sign(new MACSigner(machine.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rs256(Machine machine) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.RS256), machine.claims().build());
            token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
