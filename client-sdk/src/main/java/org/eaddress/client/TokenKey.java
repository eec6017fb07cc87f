package org.eaddress.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

/// The key that the client's access tokens are bound to (DPoP, RFC 9449). It is made anew for each client and lies
/// in memory only, so that a token that got into a log or a proxy is of no use there.
final class TokenKey {
    static final String HEADER = "DPoP";

    private final ECDSASigner signer;
    private final JWSHeader header;

    TokenKey() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).generate();
            this.signer = new ECDSASigner(key);
            this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("dpop+jwt"))
                    .jwk(key.toPublicJWK())
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Proves that who asks for a token holds the key; good for one request.
    String proof(URI tokenAddress, Instant now) {
        return signed(claims("POST", tokenAddress, now));
    }

    /// Proves that who calls with this token holds the key; good for one call.
    String proof(String method, URI address, String token, Instant now) {
        return signed(claims(method, address, now).claim("ath", digest(token)));
    }

    private static JWTClaimsSet.Builder claims(String method, URI address, Instant now) {
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", address.toString().replaceFirst("[?#].*", ""))
                .issueTime(Date.from(now));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        try {
            var proof = new SignedJWT(header, claims.build());
            proof.sign(signer);
            return proof.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
