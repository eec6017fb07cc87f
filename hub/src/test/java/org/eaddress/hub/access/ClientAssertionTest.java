package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.access.RunningHub.BERZS;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The assertion by which a machine shows who it is: good once, for us, for a short time.
class ClientAssertionTest extends MachineTest {
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
        JdbcClient db = hub.context().getBean(JdbcClient.class);
        db.sql("delete from used_assertion").update();
        for (int i = 0; i < 5; i++) {
            council.token();
        }
        hub.clock().goAhead(Duration.ofMinutes(10));
        for (int i = 0; i < 20; i++) {
            council.token();
        }

        Long expired = db.sql("select count(*) from used_assertion where expires_at < :now")
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
                bad("signed by the public key as a secret", ClientAssertionTest::hs256),
                bad("signed with RSA", ClientAssertionTest::rs256),
                bad(
                        "signed by another client's key",
                        machine -> Machine.signed(
                                new JWSHeader(JWSAlgorithm.ES256),
                                machine.claims().build(),
                                Machine.enrolled(hub, BERZS).key())),
                bad("not a token", _ -> "anything"),
                bad("without end", _ -> "x".repeat(100_000)));
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
