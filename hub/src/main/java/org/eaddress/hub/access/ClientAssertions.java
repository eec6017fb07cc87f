package org.eaddress.hub.access;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/// Checks the assertion by which a machine proves who it is (RFC 7523 section 3).
///
/// The signature comes first and all failures before it read the same, so that a stranger learns nothing about
/// which clients exist; after it the answer tells the client's developer what to mend. Using up the `jti` comes
/// last, so that nobody can use up the assertions of another.
@Component
final class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {
    static final String KEY_ID = "kid";
    private static final int MOST_CHARACTERS = 4096;
    private static final int MOST_ID_CHARACTERS = 200;

    private final UsedAssertions used;
    private final MachineClients clients;
    private final AccessSettings.Access settings;
    private final Set<String> audiences;
    private final Clock clock;

    ClientAssertions(UsedAssertions used, MachineClients clients, AccessSettings settings, Clock clock) {
        this.used = used;
        this.clients = clients;
        this.settings = settings.access();
        this.audiences = Set.of(settings.publicUrl().toString(), settings.tokenAddress());
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        MachineClient machine = RegisteredMachines.machine(client);
        return assertion -> accept(assertion, machine);
    }

    /// The assertion, which is used up; throws what the client may be told.
    Jwt accept(String assertion, MachineClient machine) {
        try {
            require(assertion.length() <= MOST_CHARACTERS, null);
            SignedJWT token = SignedJWT.parse(assertion);
            ECKey signer = machine.signerOf(token).orElseThrow(() -> refused(null));
            JWTClaimsSet claims = token.getJWTClaimsSet();
            checkParties(claims, machine.clientId());
            checkTimes(claims, clock.instant());
            useUp(claims, machine.clientId());
            clients.used(machine.clientId(), signer.getKeyID());
            return new Jwt(
                    assertion,
                    instant(claims.getIssueTime()),
                    instant(claims.getExpirationTime()),
                    headers(token, signer),
                    claims.toJSONObject());
        } catch (ParseException | IllegalArgumentException _) {
            throw refused(null);
        }
    }

    /// Those of the assertion, with the id under which the hub knows its key.
    private static Map<String, Object> headers(SignedJWT token, ECKey signer) {
        Map<String, Object> headers = new HashMap<>(token.getHeader().toJSONObject());
        headers.put(KEY_ID, signer.getKeyID());
        return headers;
    }

    private void checkParties(JWTClaimsSet claims, String clientId) {
        require(clientId.equals(claims.getIssuer()), "iss is not the client_id");
        require(clientId.equals(claims.getSubject()), "sub is not the client_id");
        require(
                claims.getAudience().stream().anyMatch(audiences::contains),
                "aud is not the token address or the issuer");
    }

    private void checkTimes(JWTClaimsSet claims, Instant now) {
        Instant expiresAt = expiry(claims);
        require(now.isBefore(expiresAt.plus(settings.clockSkew())), "the assertion has expired");
        Instant latest = now.plus(settings.assertionLifetime()).plus(settings.clockSkew());
        require(!expiresAt.isAfter(latest), "exp is too far ahead");
        require(isPast(claims.getNotBeforeTime(), now), "nbf lies ahead");
        require(isPast(claims.getIssueTime(), now), "iat lies ahead");
    }

    private boolean isPast(@Nullable Date time, Instant now) {
        return time == null || !time.toInstant().isAfter(now.plus(settings.clockSkew()));
    }

    private void useUp(JWTClaimsSet claims, String clientId) {
        String id = claims.getJWTID();
        require(id != null && !id.isEmpty() && id.length() <= MOST_ID_CHARACTERS, "jti is missing or too long");
        Instant lastGood = expiry(claims).plus(settings.clockSkew());
        require(used.use(clientId, id, lastGood), "the assertion was used before");
    }

    private static Instant expiry(JWTClaimsSet claims) {
        Instant expiresAt = instant(claims.getExpirationTime());
        if (expiresAt == null) {
            throw refused("exp is missing");
        }
        return expiresAt;
    }

    private static @Nullable Instant instant(@Nullable Date time) {
        return time == null ? null : time.toInstant();
    }

    private static void require(boolean good, @Nullable String otherwise) {
        if (!good) {
            throw refused(otherwise);
        }
    }

    private static OAuth2AuthenticationException refused(@Nullable String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, why, null));
    }
}
