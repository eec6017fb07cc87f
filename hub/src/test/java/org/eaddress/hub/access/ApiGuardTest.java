package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.access.RunningHub.COUNCIL;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.web.SecurityFilterChain;

class ApiGuardTest extends MachineTest {
    @Test
    void aMachineLearnsWhoseAccountItActsFor() {
        HttpResponse<String> answer = council.callWith(council.token());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Machine.json(answer).path("eAddress").asString())
                .isEqualTo(COUNCIL.eAddress().value());
        assertThat(Machine.json(answer).path("name").asString()).isEqualTo(COUNCIL.name());
        assertThat(Machine.json(answer).path("kind").asString()).isEqualTo("institution");
    }

    @Test
    void theApiSetsNoCookie() {
        assertThat(council.callWith(council.token()).headers().allValues("Set-Cookie"))
                .isEmpty();
        assertThat(council.call("/v1/account", "Accept", "text/html").headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void withoutTokenThereIsAProblemAndAChallenge() {
        for (String accept : new String[] {"*/*", "text/html", "application/json"}) {
            HttpResponse<String> answer = council.call("/v1/account", "Accept", accept);

            assertIsRefused(answer, "not-authenticated");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
    }

    @Test
    void aVerifiedTokenIsRefusedOnceItHasExpired() {
        String token = council.token();
        assertThat(council.callWith(token).statusCode()).isEqualTo(200);
        hub.clock().goAhead(Duration.ofSeconds(9 * 60 + 50));
        assertThat(council.callWith(token).statusCode()).isEqualTo(200);

        hub.clock().goAhead(Duration.ofSeconds(41));

        HttpResponse<String> answer = council.callWith(token);
        assertIsRefused(answer, "token-expired");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenOpensNothing(String token, String code) {
        assertIsRefused(council.callWith(token), code);
        assertIsRefused(council.callWith(token), code);
    }

    static Stream<Arguments> badTokens() throws ParseException {
        JWTClaimsSet good = SignedJWT.parse(council.token()).getJWTClaimsSet();
        ECKey ours = hub.context()
                .getBean(TokenKeyRing.class)
                .keys()
                .signing(hub.clock().instant());
        String ourId = ours.getKeyID();
        JWSHeader header = Machine.accessTokenHeader(ourId);
        return Stream.of(
                bad("empty", "not-authenticated", ""),
                bad("with a space in it", "token-not-good", council.token().replaceFirst("\\.", " ")),
                bad("with something after it", "token-not-good", council.token() + " more"),
                bad("expired", "token-expired", Machine.signed(header, expired(good), ours)),
                bad(
                        "without expiry",
                        "token-not-good",
                        Machine.signed(
                                header, changed(good).expirationTime(null).build(), ours)),
                bad(
                        "forged: another key under our key's name",
                        "token-not-good",
                        Machine.signed(header, good, Machine.newKey())),
                bad(
                        "signed by an unknown key",
                        "token-not-good",
                        Machine.signed(Machine.accessTokenHeader("unknown"), good, Machine.newKey())),
                bad(
                        "without a key's name",
                        "token-not-good",
                        Machine.signed(
                                new JWSHeader.Builder(JWSAlgorithm.ES256)
                                        .type(new JOSEObjectType("at+jwt"))
                                        .build(),
                                good,
                                ours)),
                bad(
                        "of another type",
                        "token-not-good",
                        Machine.signed(
                                new JWSHeader.Builder(JWSAlgorithm.ES256)
                                        .keyID(ourId)
                                        .build(),
                                good,
                                ours)),
                bad(
                        "for another audience",
                        "token-for-another",
                        Machine.signed(
                                header,
                                changed(good)
                                        .audience("https://elsewhere.example/v1")
                                        .build(),
                                ours)),
                bad(
                        "for the token address",
                        "token-for-another",
                        Machine.signed(
                                header,
                                changed(good)
                                        .audience(hub.issuer() + "/oauth2/token")
                                        .build(),
                                ours)),
                bad(
                        "by another issuer",
                        "token-for-another",
                        Machine.signed(
                                header,
                                changed(good)
                                        .issuer("https://elsewhere.example")
                                        .build(),
                                ours)),
                bad(
                        "not good yet",
                        "token-not-good",
                        Machine.signed(
                                header,
                                changed(good)
                                        .notBeforeTime(
                                                Date.from(hub.clock().instant().plusSeconds(60)))
                                        .build(),
                                ours)),
                bad(
                        "without an e-address",
                        "token-not-good",
                        Machine.signed(
                                header, changed(good).claim("e_address", null).build(), ours)),
                bad(
                        "with a scope that is none",
                        "token-not-good",
                        Machine.signed(header, changed(good).claim("scope", 7).build(), ours)),
                bad("not signed", "token-not-good", new PlainJWT(good).serialize()),
                bad("signed by the public key as a secret", "token-not-good", hs256(good, ours)),
                bad("signed by a key that it brings along", "token-not-good", bringingItsKey(good, ourId)),
                bad("an assertion", "token-not-good", council.assertion()),
                bad("cut short", "token-not-good", council.token().substring(0, 300)),
                bad("not a token", "token-not-good", "anything"));
    }

    private static Arguments bad(String name, String code, String token) {
        return Arguments.arguments(Named.of(name, token), code);
    }

    private static String hs256(JWTClaimsSet claims, ECKey ours) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID(ours.getKeyID())
                            .build(),
                    claims);
            token.sign(new MACSigner(ours.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bringingItsKey(JWTClaimsSet claims, String ourId) {
        ECKey own = Machine.newKey();
        return Machine.signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(ourId)
                        .jwk(own.toPublicJWK())
                        .build(),
                claims,
                own);
    }

    @Test
    void aTokenOfAnotherScopeIsNotAllowed() throws ParseException {
        JWTClaimsSet good = SignedJWT.parse(council.token()).getJWTClaimsSet();
        ECKey ours = hub.context()
                .getBean(TokenKeyRing.class)
                .keys()
                .signing(hub.clock().instant());
        String token = Machine.signed(
                Machine.accessTokenHeader(ours.getKeyID()),
                changed(good).claim("scope", "statistics").build(),
                ours);

        HttpResponse<String> answer = council.callWith(token);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Machine.json(answer).path("code").asString()).isEqualTo("not-allowed");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("insufficient_scope");
    }

    @Test
    void aCallPassesNoFilterThatItDoesNotNeed() {
        assertThat(hub.context().getBean("api", SecurityFilterChain.class).getFilters())
                .extracting(filter -> filter.getClass().getSimpleName())
                .containsExactly(
                        "WebAsyncManagerIntegrationFilter",
                        "SecurityContextHolderFilter",
                        "HeaderWriterFilter",
                        "ExceptionTranslationFilter",
                        "BearerTokenAuthenticationFilter",
                        "AuthorizationFilter");
    }

    @Test
    void theTrustAnchorsNeedNoToken() {
        assertThat(council.call("/v1/trust-anchors").statusCode()).isEqualTo(404);
    }

    @Test
    void healthIsOpenAndTheRestOfTheActuatorIsClosed() {
        assertThat(council.call("/actuator/health").statusCode()).isIn(200, 503);
        assertThat(council.call("/actuator/env").statusCode()).isEqualTo(401);
    }

    private static JWTClaimsSet expired(JWTClaimsSet good) {
        return changed(good)
                .expirationTime(Date.from(hub.clock().instant().minusSeconds(31)))
                .build();
    }

    private static JWTClaimsSet.Builder changed(JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims);
    }

    private static void assertIsRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Machine.json(answer).path("code").asString()).isEqualTo(code);
        assertThat(Machine.json(answer).path("type").asString()).isEqualTo("urn:eaddress:problem:" + code);
        assertThat(Machine.json(answer).path("status").asInt()).isEqualTo(401);
    }
}
