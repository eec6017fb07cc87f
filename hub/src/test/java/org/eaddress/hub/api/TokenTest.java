package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever has no good token, or no good proof for taking one, gets nothing done and learns nothing.
@ExtendWith(HubExtension.class)
class TokenTest {
    private final TestHub hub;
    private final Party council;

    TokenTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    /// How a good token becomes a bad one.
    record BadToken(String name, String code, Function<TokenTest, String> make) {
        /// With the hub's own key, so that only the claims are bad.
        static BadToken saying(String name, String code, UnaryOperator<JWTClaimsSet.Builder> change) {
            return new BadToken(
                    name, code, test -> test.signed(change.apply(test.claims()).build(), test.hub.tokenKey()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<BadToken> badTokens() {
        return Stream.of(
                BadToken.saying(
                        "expired", "token-expired", claims -> claims.expirationTime(ago(Duration.ofMinutes(1)))),
                BadToken.saying("that never expires", "token-not-good", claims -> claims.expirationTime(null)),
                BadToken.saying(
                        "for another audience",
                        "token-for-another",
                        claims -> claims.audience("https://elsewhere.example")),
                BadToken.saying("for nobody", "token-for-another", claims -> claims.audience(List.of())),
                BadToken.saying(
                        "of another issuer", "token-for-another", claims -> claims.issuer("https://elsewhere.example")),
                BadToken.saying("for no e-address", "token-not-good", claims -> claims.claim("e_address", null)),
                new BadToken(
                        "forged",
                        "token-not-good",
                        test -> test.signed(test.claims().build(), TestHub.newKey())),
                new BadToken(
                        "not signed",
                        "token-not-good",
                        test -> new PlainJWT(test.claims().build()).serialize()),
                new BadToken("with another ending", "token-not-good", test -> withAnotherEnding(test.council.token())),
                new BadToken(
                        "cut off",
                        "token-not-good",
                        test -> test.council.token().substring(0, 200)),
                new BadToken("that is an assertion", "token-not-good", test -> test.assertion(claims -> claims)),
                new BadToken("that is no token", "token-not-good", _ -> "eyJhbGciOiJub25lIn0.x.y"),
                new BadToken("far too long", "token-not-good", test -> test.council.token() + "A".repeat(6_000)));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void withABadTokenNothingIsDone(BadToken bad) {
        Letter letter = Letter.between(council, hub.anna());
        String authorization = "Bearer " + bad.make().apply(this);

        for (Call call : calls(letter)) {
            Answer answer = hub.wire().send(call.with("Authorization", authorization));
            assertThat(answer.problem()).as(call.path()).isEqualTo("401 " + bad.code());
            assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        }
        hub.stored().assertNothingOf(letter.id());
        council.submit(letter).expect(201);
    }

    @Test
    void withoutATokenNothingIsDone() {
        Letter letter = Letter.between(council, hub.anna());

        for (Call call : calls(letter)) {
            assertThat(hub.wire().send(call).problem()).as(call.path()).isEqualTo("401 not-authenticated");
            assertThat(hub.wire().send(call.with("Authorization", "Basic YTpi")).problem())
                    .isEqualTo("401 not-authenticated");
        }
        hub.stored().assertNothingOf(letter.id());
    }

    @Test
    void aTokenInTheAddressIsNone() {
        assertThat(hub.wire()
                        .send(Call.get("/v1/account?access_token=" + council.token()))
                        .problem())
                .isEqualTo("401 not-authenticated");
    }

    @Test
    void aTokenOfAnotherScopeAllowsNothing() {
        String token = signed(claims().claim("scope", "statistics").build(), hub.tokenKey());
        Letter letter = Letter.between(council, hub.anna());

        for (Call call : calls(letter)) {
            assertThat(hub.wire()
                            .send(call.with("Authorization", "Bearer " + token))
                            .problem())
                    .as(call.path())
                    .isEqualTo("403 not-allowed");
        }
        hub.stored().assertNothingOf(letter.id());
    }

    /// Calls of operations that need a token; [StrangerTest] tries every one of them without any.
    private List<Call> calls(Letter letter) {
        String path = letter.path();
        String inbox = "/v1/inbox/" + letter.id();
        String document = "/v1/documents/" + letter.document().sha256();
        byte[] bytes = letter.document().bytes();
        return List.of(
                Call.get("/v1/account"),
                Call.of("PUT", document, "application/octet-stream", bytes),
                Call.get("/v1/messages?from=" + Times.past() + "&to=" + Times.soon()),
                Call.put(path, letter.upload()),
                Call.get(path),
                Call.get(path + "/evidence"),
                Call.json("PUT", path + "/registration", "{}"),
                Call.json("POST", "/v1/registrations", "{}"),
                Call.get("/v1/inbox"),
                Call.get(inbox),
                Call.get(inbox + "/documents/0"),
                Call.json("PUT", inbox + "/confirmation", "{}"),
                Call.get("/v1/connection"),
                Call.get("/v1/connection/health"),
                Call.json("PUT", "/v1/connection/self-test", "{}"),
                Call.json("POST", "/v1/connection/keys", "{}"),
                Call.json("PUT", "/v1/connection/keys/any/removal", "{}"),
                Call.json("PUT", "/v1/delegations/" + letter.id(), "{}"),
                Call.get("/v1/delegations/" + letter.id()),
                Call.json("POST", "/v1/directory/lookup", "{}"));
    }

    static Stream<BadToken> badAssertions() {
        return Stream.of(
                asserting("expired", claims -> claims.expirationTime(ago(Duration.ofMinutes(1)))),
                asserting("that lives too long", claims -> claims.expirationTime(ago(Duration.ofHours(-1)))),
                asserting("that never expires", claims -> claims.expirationTime(null)),
                asserting("for another audience", claims -> claims.audience("https://elsewhere.example")),
                asserting(
                        "of another client", claims -> claims.issuer("company").subject("company")),
                asserting("about another client", claims -> claims.subject("company")),
                asserting("without an id", claims -> claims.jwtID(null)),
                new BadToken(
                        "forged",
                        "invalid_client",
                        test -> Wire.signed(test.council.claims().build(), TestHub.newKey())),
                new BadToken(
                        "not signed",
                        "invalid_client",
                        test -> new PlainJWT(test.council.claims().build()).serialize()),
                new BadToken("that is an access token", "invalid_client", test -> test.council.token()),
                new BadToken("that is no token", "invalid_client", _ -> "x"));
    }

    private static BadToken asserting(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return new BadToken(name, "invalid_client", test -> test.assertion(change));
    }

    @ParameterizedTest
    @MethodSource("badAssertions")
    void aBadAssertionGetsNoToken(BadToken bad) {
        Answer answer = hub.wire().askToken(council.client(), bad.make().apply(this));

        assertThat(answer.expect(401).text("error")).isEqualTo(bad.code());
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
    }

    @Test
    void anAssertionServesOnce() {
        String assertion = assertion(claims -> claims);
        hub.wire().askToken(council.client(), assertion).expect(200);

        Answer again = hub.wire().askToken(council.client(), assertion).expect(401);

        assertThat(again.text("error")).isEqualTo("invalid_client");
        assertThat(again.text("error_description")).isEqualTo("the assertion was used before");
    }

    private String assertion(UnaryOperator<JWTClaimsSet.Builder> change) {
        return Wire.signed(change.apply(council.claims()).build(), council.key());
    }

    /// What a good token of the council says.
    private JWTClaimsSet.Builder claims() {
        try {
            return new JWTClaimsSet.Builder(SignedJWT.parse(council.token()).getJWTClaimsSet());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In the form of an access token, under the name of the hub's key.
    private String signed(JWTClaimsSet claims, ECKey key) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(hub.tokenKey().getKeyID())
                .build();
        return Wire.signed(header, claims, key);
    }

    private static String withAnotherEnding(String token) {
        int middle = token.length() - 40;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }

    private static Date ago(Duration age) {
        return Date.from(Instant.now().minus(age));
    }
}
