package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.access.RunningHub.BERZS;
import static org.eaddress.hub.access.RunningHub.COUNCIL;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tokens that are bound to a key (DPoP): of use to nobody who has only the token.
class BoundTokenTest extends MachineTest {
    private Possession possession;

    @BeforeEach
    void makeKey() {
        possession = Possession.of(council);
    }

    @Test
    void aTokenAskedForWithAProofIsBoundToItsKey() throws ParseException, JOSEException {
        HttpResponse<String> answer = possession.askToken(possession.signed(possession.claims()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Machine.json(answer).path("token_type").asString()).isEqualTo("DPoP");
        String token = Machine.json(answer).path("access_token").asString();
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getJSONObjectClaim("cnf"))
                .isEqualTo(Map.of("jkt", possession.key().computeThumbprint().toString()));
    }

    @Test
    void whoHoldsTheKeyCallsWithANewProofEachTime() {
        String token = possession.token();

        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = possession.call(token, possession.signed(possession.claims(token)));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Machine.json(answer).path("eAddress").asString())
                    .isEqualTo(COUNCIL.eAddress().value());
        }
    }

    @Test
    void aProofIsGoodOnce() {
        String token = possession.token();
        String proof = possession.signed(possession.claims(token));
        assertThat(possession.call(token, proof).statusCode()).isEqualTo(200);

        assertIsNoProof(possession.call(token, proof), "it was used before");
    }

    @Test
    void aProofOfATokenRequestIsGoodOnce() {
        String proof = possession.signed(possession.claims());
        assertThat(possession.askToken(proof).statusCode()).isEqualTo(200);

        HttpResponse<String> replay = possession.askToken(proof);

        assertThat(replay.statusCode()).isEqualTo(400);
        assertThat(Machine.json(replay).path("error").asString()).isEqualTo("invalid_dpop_proof");
        assertThat(Machine.json(replay).path("error_description").asString()).isEqualTo("it was used before");
    }

    @Test
    void aProofUsedAtOneInstanceIsUsedAtAll() {
        String token = possession.token();
        String proof = possession.signed(possession.claims(token));
        try (RunningHub other =
                RunningHub.start("--spring.profiles.active=access-test", "--hub.public-url=" + hub.issuer())) {
            Possession atOther =
                    new Possession(new Machine(other, council.clientId(), council.key()), possession.key());
            assertThat(possession.call(token, proof).statusCode()).isEqualTo(200);

            assertIsNoProof(atOther.call(token, proof), "it was used before");
            assertThat(atOther.call(token, possession.signed(possession.claims(token)))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aStolenTokenIsOfNoUseWithoutItsKey() {
        String token = possession.token();
        Possession thief = Possession.of(council);

        HttpResponse<String> asBearer = council.callWith(token);
        assertThat(asBearer.statusCode()).isEqualTo(401);
        assertThat(asBearer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertIsNoProof(thief.call(token, thief.signed(thief.claims(token))), "the token is bound to another key");
        assertIsNoProof(
                council.call(Possession.ACCOUNT, "Authorization", "DPoP " + token),
                "there is not exactly one header DPoP");
    }

    @Test
    void theProofOfAnotherCannotBeUsedUp() {
        String token = possession.token();
        var claims = possession.claims(token);
        Possession thief = Possession.of(council);
        String thiefs = thief.token();
        assertThat(thief.call(thiefs, thief.signed(claims.claim("ath", Possession.digest(thiefs))))
                        .statusCode())
                .isEqualTo(200);

        assertThat(possession
                        .call(token, possession.signed(claims.claim("ath", Possession.digest(token))))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBearerTokenIsNotShownAsABoundOne() {
        String token = council.token();

        HttpResponse<String> answer = possession.call(token, possession.signed(possession.claims(token)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Machine.json(answer).path("code").asString()).isEqualTo("token-not-good");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("DPoP algs=\"ES256\", error=\"invalid_token\"");
    }

    @Test
    void whereTheTokenAloneIsShownABoundOneIsNone() {
        Bearers bearers = hub.context().getBean(Bearers.class);

        assertThat(bearers.of(possession.token())).isEmpty();
        assertThat(bearers.of(council.token())).isPresent();
    }

    @Test
    void aClientThatGetsBoundTokensOnlyGetsNoOthers() {
        Machine bound = Machine.enrolled(hub, BERZS);
        hub.context().getBean(MachineClients.class).bindTokens(bound.clientId(), true);

        HttpResponse<String> answer = bound.askToken(bound.assertion());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Machine.json(answer).path("error").asString()).isEqualTo("invalid_dpop_proof");
        assertThat(Possession.of(bound).token()).isNotEmpty();
    }

    @Test
    void whoHasNoTokenHearsThatTheyMayBeBound() {
        assertThat(council.call(Possession.ACCOUNT).headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer", "DPoP algs=\"ES256\"");
        assertThat(Machine.json(council.call("/.well-known/oauth-authorization-server"))
                        .path("dpop_signing_alg_values_supported")
                        .values())
                .singleElement()
                .satisfies(algorithm -> assertThat(algorithm.asString()).isEqualTo("ES256"));
    }

    @Test
    void usedProofsDoNotPileUp() {
        JdbcClient db = hub.context().getBean(JdbcClient.class);
        db.sql("delete from used_proof").update();
        String token = possession.token();
        for (int i = 0; i < 5; i++) {
            possession.call(token, possession.signed(possession.claims(token)));
        }
        hub.clock().goAhead(Duration.ofMinutes(3));
        for (int i = 0; i < 20; i++) {
            possession.call(token, possession.signed(possession.claims(token)));
        }

        Long expired = db.sql("select count(*) from used_proof where expires_at < :now")
                .param("now", Timestamp.from(hub.clock().instant()))
                .query(Long.class)
                .single();
        assertThat(expired).isZero();
    }

    @Test
    void withoutTheDatabaseNoProofIsTaken() {
        try (RunningHub failing = RunningHub.start("--spring.profiles.active=access-test")) {
            Possession there = Possession.of(Machine.enrolled(failing, COUNCIL));
            String token = there.token();
            assertThat(there.call(token, there.signed(there.claims(token))).statusCode())
                    .isEqualTo(200);
            failing.context().getBean(HikariDataSource.class).close();

            HttpResponse<String> answer = there.call(token, there.signed(there.claims(token)));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(Machine.json(answer).path("code").asString()).isEqualTo("unavailable");
        }
    }

    private static void assertIsNoProof(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Machine.json(answer).path("code").asString()).isEqualTo("bad-possession-proof");
        assertThat(Machine.json(answer).path("detail").asString()).contains(why);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("DPoP algs=\"ES256\", error=\"invalid_dpop_proof\"");
    }
}
