package org.eaddress.hub.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// A key that tokens of a machine are bound to, and the proofs that the machine holds it.
record Possession(Machine machine, ECKey key) {
    private static final String TOKEN_ADDRESS = "/oauth2/token";
    static final String ACCOUNT = "/v1/account";

    static Possession of(Machine machine) {
        return new Possession(machine, Machine.newKey());
    }

    static Map<String, Object> header(ECKey key) {
        return new HashMap<>(Map.of(
                "typ", "dpop+jwt", "alg", "ES256", "jwk", key.toPublicJWK().toJSONObject()));
    }

    /// What a good proof of a request for a token says.
    JWTClaimsSet.Builder claims() {
        return claims("POST", TOKEN_ADDRESS);
    }

    /// What a good proof of a call with this token says.
    JWTClaimsSet.Builder claims(String token) {
        return claims("GET", ACCOUNT).claim("ath", digest(token));
    }

    private JWTClaimsSet.Builder claims(String method, String path) {
        return new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim("htu", machine.hub().issuer() + path)
                .issueTime(Date.from(machine.hub().clock().instant()))
                .jwtID(UUID.randomUUID().toString());
    }

    String signed(JWTClaimsSet.Builder claims) {
        return signed(header(key), claims.build(), key);
    }

    /// Whatever the header says, signed by the key with ES256.
    static String signed(Map<String, Object> header, JWTClaimsSet claims, ECKey key) {
        String input = part(Machine.JSON.writeValueAsString(header)) + "." + part(claims.toString());
        try {
            return input + "."
                    + new ECDSASigner(key)
                            .sign(new JWSHeader(JWSAlgorithm.ES256), input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String part(String json) {
        return Base64URL.encode(json).toString();
    }

    HttpResponse<String> askToken(String proof) {
        return machine.askToken(machine.assertion(), PossessionProof.HEADER, proof);
    }

    /// A token that is bound to the key.
    String token() {
        return Machine.json(askToken(signed(claims()))).path("access_token").asString();
    }

    HttpResponse<String> call(String token, String proof) {
        return machine.call(ACCOUNT, "Authorization", "DPoP " + token, PossessionProof.HEADER, proof);
    }

    static String digest(String token) {
        try {
            byte[] ascii = token.getBytes(StandardCharsets.US_ASCII);
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(ascii))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
