package org.eaddress.hub.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks that who makes a request holds a key (DPoP, RFC 9449 section 4.3): it signed this method and address just
/// now, and for nothing else.
///
/// Where the request came to is judged by `hub.public-url`, not by what the request says of its host. Using up the
/// `jti` comes last, so that nobody can use up the proofs of another.
@Component
final class PossessionProofs {
    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    private static final int MOST_CHARACTERS = 4096;
    private static final int MOST_ID_CHARACTERS = 200;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final UsedProofs used;
    private final URI publicUrl;
    private final AccessSettings.Access settings;
    private final Clock clock;

    PossessionProofs(UsedProofs used, AccessSettings settings, Clock clock) {
        this.used = used;
        this.publicUrl = settings.publicUrl();
        this.settings = settings.access();
        this.clock = clock;
    }

    /// Uses up the proof of a request for a token; the thumbprint (RFC 7638) of the key that the token is bound to.
    ///
    /// @throws BadPossessionProof when it proves nothing
    String acceptForToken(PossessionProof proof) {
        return accept(proof, null, null);
    }

    /// Uses up the proof of a call with a token that is bound to the key of this thumbprint.
    ///
    /// @throws BadPossessionProof when it does not prove that the caller holds that key
    void acceptForCall(PossessionProof proof, String token, String thumbprint) {
        accept(proof, thumbprint, TokenDigest.of(token).base64url());
    }

    private String accept(PossessionProof proof, @Nullable String boundTo, @Nullable String tokenDigest) {
        try {
            require(proof.jwt().length() <= MOST_CHARACTERS, "it is too long");
            SignedJWT jwt = SignedJWT.parse(proof.jwt());
            require(TYPE.equals(jwt.getHeader().getType()), "typ is not dpop+jwt");
            ECKey key = key(jwt);
            String thumbprint = key.computeThumbprint().toString();
            require(boundTo == null || boundTo.equals(thumbprint), "the token is bound to another key");
            require(Es256.verifies(jwt, key), "it is not signed with ES256 by the key in jwk");
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            checkRequest(claims, proof);
            require(
                    tokenDigest == null || tokenDigest.equals(claims.getStringClaim("ath")),
                    "ath is not the digest of the token");
            useUp(claims, thumbprint, lastGood(claims));
            return thumbprint;
        } catch (ParseException | IllegalArgumentException | JOSEException _) {
            throw new BadPossessionProof("it is not a JWT of RFC 9449");
        }
    }

    /// Its private part never comes: the header of a JWS that holds one cannot be read.
    private static ECKey key(SignedJWT jwt) {
        if (jwt.getHeader().getJWK() instanceof ECKey key && Curve.P_256.equals(key.getCurve())) {
            return key;
        }
        throw new BadPossessionProof("jwk is not a public EC key on P-256");
    }

    private void checkRequest(JWTClaimsSet claims, PossessionProof proof) throws ParseException {
        require(proof.method().equals(claims.getStringClaim("htm")), "htm is not the method of the request");
        String address = claims.getStringClaim("htu");
        require(address != null && isHere(URI.create(address), proof.path()), "htu is not the address of the request");
    }

    /// The query and what follows it do not count (RFC 9449, 4.3).
    private boolean isHere(URI address, String path) {
        return publicUrl.getScheme().equalsIgnoreCase(address.getScheme())
                && publicUrl.getHost().equalsIgnoreCase(address.getHost())
                && port(publicUrl) == port(address)
                && address.getRawUserInfo() == null
                && path.equals(address.getRawPath());
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    /// Until when a proof of this time is taken.
    private Instant lastGood(JWTClaimsSet claims) {
        Date issued = claims.getIssueTime();
        require(issued != null, "iat is missing");
        Instant now = clock.instant();
        Instant at = issued.toInstant();
        require(!at.isAfter(now.plus(settings.clockSkew())), "iat lies ahead");
        Instant lastGood = at.plus(settings.proofLifetime()).plus(settings.clockSkew());
        require(!now.isAfter(lastGood), "iat lies too far back");
        return lastGood;
    }

    private void useUp(JWTClaimsSet claims, String thumbprint, Instant lastGood) {
        String id = claims.getJWTID();
        require(id != null && !id.isEmpty() && id.length() <= MOST_ID_CHARACTERS, "jti is missing or too long");
        require(used.use(thumbprint, id, lastGood), "it was used before");
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw new BadPossessionProof(otherwise);
        }
    }
}
