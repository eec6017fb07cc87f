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

            assertIsNotAuthenticated(answer);
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
        assertIsNotAuthenticated(answer);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenOpensNothing(String token) {
        assertIsNotAuthenticated(council.callWith(token));
        assertIsNotAuthenticated(council.callWith(token));
    }

    static Stream<Named<String>> badTokens() throws ParseException {
        JWTClaimsSet good = SignedJWT.parse(council.token()).getJWTClaimsSet();
        ECKey ours = hub.context()
                .getBean(TokenKeyRing.class)
                .keys()
                .signing(hub.clock().instant());
        String ourId = ours.getKeyID();
        JWSHeader header = Machine.accessTokenHeader(ourId);
        return Stream.of(
                Named.of("empty", ""),
                Named.of("with a space in it", council.token().replaceFirst("\\.", " ")),
                Named.of("with something after it", council.token() + " more"),
                Named.of("expired", Machine.signed(header, expired(good), ours)),
                Named.of(
                        "without expiry",
                        Machine.signed(
                                header, changed(good).expirationTime(null).build(), ours)),
                Named.of("forged: another key under our key's name", Machine.signed(header, good, Machine.newKey())),
                Named.of(
                        "signed by an unknown key",
                        Machine.signed(Machine.accessTokenHeader("unknown"), good, Machine.newKey())),
                Named.of(
                        "without a key's name",
                        Machine.signed(
                                new JWSHeader.Builder(JWSAlgorithm.ES256)
                                        .type(new JOSEObjectType("at+jwt"))
                                        .build(),
                                good,
                                ours)),
                Named.of(
                        "of another type",
                        Machine.signed(
                                new JWSHeader.Builder(JWSAlgorithm.ES256)
                                        .keyID(ourId)
                                        .build(),
                                good,
                                ours)),
                Named.of(
                        "for another audience",
                        Machine.signed(
                                header,
                                changed(good)
                                        .audience("https://elsewhere.example/v1")
                                        .build(),
                                ours)),
                Named.of(
                        "for the token address",
                        Machine.signed(
                                header,
                                changed(good)
                                        .audience(hub.issuer() + "/oauth2/token")
                                        .build(),
                                ours)),
                Named.of(
                        "by another issuer",
                        Machine.signed(
                                header,
                                changed(good)
                                        .issuer("https://elsewhere.example")
                                        .build(),
                                ours)),
                Named.of(
                        "not good yet",
                        Machine.signed(
                                header,
                                changed(good)
                                        .notBeforeTime(
                                                Date.from(hub.clock().instant().plusSeconds(60)))
                                        .build(),
                                ours)),
                Named.of(
                        "without an e-address",
                        Machine.signed(
                                header, changed(good).claim("e_address", null).build(), ours)),
                Named.of(
                        "with a scope that is none",
                        Machine.signed(header, changed(good).claim("scope", 7).build(), ours)),
                Named.of("not signed", new PlainJWT(good).serialize()),
                Named.of("signed by the public key as a secret", hs256(good, ours)),
                Named.of("signed by a key that it brings along", bringingItsKey(good, ourId)),
                Named.of("an assertion", council.assertion()),
                Named.of("cut short", council.token().substring(0, 300)),
                Named.of("not a token", "anything"));
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

    private static void assertIsNotAuthenticated(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Machine.json(answer).path("code").asString()).isEqualTo("not-authenticated");
        assertThat(Machine.json(answer).path("type").asString()).isEqualTo("urn:eaddress:problem:not-authenticated");
        assertThat(Machine.json(answer).path("status").asInt()).isEqualTo(401);
    }
}
