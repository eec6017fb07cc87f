package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Proofs of possession that prove nothing, at the token address and with each call.
class BadPossessionProofTest extends MachineTest {
    /// How a proof goes wrong: from who holds the key, and what the good one would say.
    record Bad(String name, BiFunction<Possession, JWTClaimsSet.Builder, String> make) {
        static Bad saying(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
            return new Bad(name, (holder, claims) -> holder.signed(change.apply(claims)));
        }

        static Bad headed(String name, Consumer<Map<String, Object>> change) {
            return new Bad(name, (holder, claims) -> {
                Map<String, Object> header = Possession.header(holder.key());
                change.accept(header);
                return Possession.signed(header, claims.build(), holder.key());
            });
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> bad() {
        return Stream.concat(badClaims(), badSignatures());
    }

    private static Stream<Bad> badClaims() {
        return Stream.of(
                Bad.saying("for another method", claims -> claims.claim("htm", "DELETE")),
                Bad.saying("for a method in small letters", claims -> claims.claim("htm", "get")),
                Bad.saying("for no method", claims -> claims.claim("htm", null)),
                Bad.saying("for another address", claims -> claims.claim("htu", hub.issuer() + "/v1/inbox")),
                Bad.saying("for another host", claims -> claims.claim("htu", "http://elsewhere.example/v1/account")),
                Bad.saying("for a path alone", claims -> claims.claim("htu", "/v1/account")),
                Bad.saying("for no address", claims -> claims.claim("htu", null)),
                Bad.saying("for what is no address", claims -> claims.claim("htu", "http://[")),
                Bad.saying("for a number", claims -> claims.claim("htu", 7)),
                Bad.saying("of no time", claims -> claims.issueTime(null)),
                Bad.saying("made long ago", claims -> claims.issueTime(in(Duration.ofSeconds(-92)))),
                Bad.saying("made in the future", claims -> claims.issueTime(in(Duration.ofSeconds(33)))),
                Bad.saying("without jti", claims -> claims.jwtID(null)),
                Bad.saying("with an empty jti", claims -> claims.jwtID("")),
                Bad.saying("with an endless jti", claims -> claims.jwtID("x".repeat(201))),
                new Bad("without end", (_, _) -> "x".repeat(5_000)),
                new Bad("that is no JWT", (_, _) -> "anything"),
                new Bad("that is empty", (_, _) -> ""));
    }

    private static Stream<Bad> badSignatures() {
        return Stream.of(
                Bad.headed("of another type", header -> header.put("typ", "JWT")),
                Bad.headed("of no type", header -> header.remove("typ")),
                Bad.headed("without a key", header -> header.remove("jwk")),
                Bad.headed("that names no algorithm", header -> header.put("alg", "none")),
                Bad.headed("that names a secret's algorithm", header -> header.put("alg", "HS256")),
                Bad.headed("that must be understood", header -> header.put("crit", List.of("x"))),
                Bad.headed(
                        "with another's key",
                        header ->
                                header.put("jwk", Machine.newKey().toPublicJWK().toJSONObject())),
                Bad.headed(
                        "with a key beside its curve",
                        header -> header.put("jwk", Map.of("kty", "EC", "crv", "P-256", "x", "AAAA", "y", "AAAA"))),
                Bad.headed("with a key on P-192", header -> header.put("jwk", WeakKeys.P192)),
                new Bad("with the private key in it", BadPossessionProofTest::telling),
                new Bad("not signed", (holder, claims) -> {
                    Map<String, Object> header = Possession.header(holder.key());
                    header.put("alg", "none");
                    return Possession.part(Machine.JSON.writeValueAsString(header)) + "."
                            + Possession.part(claims.build().toString()) + ".";
                }),
                new Bad("signed by the public key as a secret", BadPossessionProofTest::hs256),
                new Bad("signed with RSA of 1024 bits", (_, claims) -> rs256(1024, claims)),
                new Bad("signed with RSA of 2048 bits", (_, claims) -> rs256(2048, claims)),
                new Bad("signed on P-384", (_, claims) -> es384(claims)));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void noTokenIsBoundByIt(Bad bad) {
        Possession possession = Possession.of(council);

        HttpResponse<String> answer = possession.askToken(bad.make().apply(possession, possession.claims()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Machine.json(answer).path("error").asString()).isEqualTo("invalid_dpop_proof");
        assertThat(Machine.json(answer).has("access_token")).isFalse();
    }

    static Stream<Bad> badWithCalls() {
        return Stream.concat(
                bad(),
                Stream.of(
                        Bad.saying("for no token", claims -> claims.claim("ath", null)),
                        Bad.saying("for another token", claims -> claims.claim("ath", Possession.digest("other")))));
    }

    @ParameterizedTest
    @MethodSource("badWithCalls")
    void noCallIsMadeWithIt(Bad bad) {
        Possession possession = Possession.of(council);
        String token = possession.token();

        HttpResponse<String> answer = possession.call(token, bad.make().apply(possession, possession.claims(token)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Machine.json(answer).path("code").asString()).isEqualTo("bad-possession-proof");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("DPoP algs=\"ES256\", error=\"invalid_dpop_proof\"");
    }

    @Test
    void twoProofsAreNone() {
        Possession possession = Possession.of(council);
        String token = possession.token();

        assertThat(council.call(
                                Possession.ACCOUNT,
                                "Authorization",
                                "DPoP " + token,
                                "DPoP",
                                possession.signed(possession.claims(token)),
                                "DPoP",
                                possession.signed(possession.claims(token)))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=2", "#part", "?page=2#part"})
    void whatFollowsThePathOfTheAddressDoesNotCount(String rest) {
        Possession possession = Possession.of(council);
        String token = possession.token();
        var claims = possession.claims(token).claim("htu", hub.issuer().replace("http", "HTTP") + "/v1/account" + rest);

        assertThat(possession.call(token, possession.signed(claims)).statusCode())
                .isEqualTo(200);
    }

    private static Date in(Duration time) {
        return Date.from(hub.clock().instant().plus(time));
    }

    private static String telling(Possession holder, JWTClaimsSet.Builder claims) {
        Map<String, Object> header = Possession.header(holder.key());
        header.put("jwk", holder.key().toJSONObject());
        return Possession.signed(header, claims.build(), holder.key());
    }

    private static String hs256(Possession holder, JWTClaimsSet.Builder claims) {
        JWK known = holder.key().toPublicJWK();
        try {
            return signed(
                    JWSAlgorithm.HS256,
                    known,
                    new MACSigner(known.toJSONString().getBytes(StandardCharsets.UTF_8)),
                    claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rs256(int bits, JWTClaimsSet.Builder claims) {
        try {
            RSAKey key = new RSAKeyGenerator(bits, true).generate();
            return signed(JWSAlgorithm.RS256, key, new RSASSASigner(key.toPrivateKey(), true), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String es384(JWTClaimsSet.Builder claims) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_384).generate();
            return signed(JWSAlgorithm.ES384, key, new ECDSASigner(key), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSAlgorithm algorithm, JWK key, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        SignedJWT proof = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(key.toPublicJWK())
                        .build(),
                claims.build());
        proof.sign(signer);
        return proof.serialize();
    }
}
