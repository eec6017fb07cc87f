package org.eaddress.hub.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;

/// Knows a machine by its access token. A token's signature and claims are verified once, and that its client and
/// the key it came by still stand; its expiry, that its signature's key is still one of the hub's, and that a
/// person's consent still counts, at every call. Of what changes of a client, each hub hears within a second.
@Component
final class AccessTokens {
    private static final int MOST_CHARACTERS = 4096;
    private static final JOSEObjectType TYPE = new JOSEObjectType(AccessTokenClaims.TYPE);

    private final TokenKeyRing ring;
    private final MachineClients clients;
    private final ObjectProvider<Consented> consented;
    private final AccessSettings settings;
    private final Clock clock;
    private final VerifiedTokens verified;

    AccessTokens(
            TokenKeyRing ring,
            MachineClients clients,
            ObjectProvider<Consented> consented,
            AccessSettings settings,
            Clock clock) {
        this.ring = ring;
        this.clients = clients;
        this.consented = consented;
        this.settings = settings;
        this.clock = clock;
        this.verified = new VerifiedTokens(settings.access().cachedTokens());
    }

    /// The caller behind this bearer token; throws if the token is not good, not any more, or bound to something,
    /// which who shows the token alone does not prove to have.
    ApiCaller bearer(String token) {
        ApiCaller caller = unproven(token);
        if (caller.boundTo().isPresent()) {
            throw BadToken.unproven();
        }
        return caller;
    }

    /// The caller behind this token; throws if the token is not good, or not any more. If it is bound to something,
    /// the caller has yet to show that.
    ApiCaller unproven(String token) {
        TokenDigest digest = TokenDigest.of(token);
        Instant now = clock.instant();
        Optional<ApiCaller> known = verified.find(digest);
        ApiCaller caller = known.orElseGet(() -> verify(token, now));
        if (!now.isBefore(caller.expiresAt().plus(settings.access().clockSkew()))) {
            verified.drop(digest);
            throw BadToken.expired();
        }
        if (ring.keys().verifying(caller.signedBy()).isEmpty()) {
            verified.drop(digest);
            throw BadToken.notGood();
        }
        if (caller.consent().filter(consent -> !holds(consent, caller)).isPresent()) {
            verified.drop(digest);
            throw BadToken.withoutConsent();
        }
        if (known.isEmpty()) {
            verified.keep(digest, caller, now);
        }
        return caller;
    }

    /// The tokens of these clients are verified anew when they come again.
    void forget(Set<String> clientIds) {
        verified.dropOf(clientIds);
    }

    /// All tokens are verified anew when they come again.
    void forgetAll() {
        verified.dropAll();
    }

    private ApiCaller verify(String token, Instant now) {
        try {
            if (token.length() > MOST_CHARACTERS) {
                throw BadToken.notGood();
            }
            SignedJWT jwt = SignedJWT.parse(token);
            String keyId = jwt.getHeader().getKeyID();
            if (!TYPE.equals(jwt.getHeader().getType()) || keyId == null || !isSigned(jwt, keyId)) {
                throw BadToken.notGood();
            }
            return caller(jwt.getJWTClaimsSet(), keyId, now);
        } catch (ParseException | IllegalArgumentException _) {
            throw BadToken.notGood();
        }
    }

    private boolean isSigned(SignedJWT jwt, String keyId) {
        return ring.keys()
                .verifying(keyId)
                .filter(key -> Es256.verifies(jwt, key))
                .isPresent();
    }

    private ApiCaller caller(JWTClaimsSet claims, String signedBy, Instant now) throws ParseException {
        Date expiresAt = claims.getExpirationTime();
        Date issuedAt = claims.getIssueTime();
        Date notBefore = claims.getNotBeforeTime();
        if (!settings.publicUrl().toString().equals(claims.getIssuer())
                || !claims.getAudience().contains(settings.apiAudience())) {
            throw BadToken.forAnother();
        }
        if (expiresAt == null || isAhead(notBefore, now)) {
            throw BadToken.notGood();
        }
        String clientId = text(claims, AccessTokenClaims.CLIENT_ID);
        String gotBy = claims.getStringClaim(AccessTokenClaims.KEY_ID);
        List<String> scopes = List.of(text(claims, AccessTokenClaims.SCOPE).split(" "));
        Instant issued = issuedAt == null ? Instant.EPOCH : issuedAt.toInstant();
        if (!stands(clientId, gotBy, issued)) {
            throw BadToken.notGood();
        }
        Optional<UUID> consent = consent(claims);
        return new ApiCaller(
                consent.isPresent() ? byConsent(consent.get(), clientId) : itself(claims),
                clientId,
                scopes,
                new ApiCaller.Token(
                        signedBy,
                        gotBy,
                        issued,
                        expiresAt.toInstant(),
                        Binding.in(claims).orElse(null),
                        consent.orElse(null)));
    }

    private Caller itself(JWTClaimsSet claims) throws ParseException {
        return new Caller(
                new EAddress(text(claims, AccessTokenClaims.E_ADDRESS)),
                text(claims, AccessTokenClaims.NAME),
                Caller.Way.MACHINE,
                settings.access().assuranceLevel());
    }

    private static Optional<UUID> consent(JWTClaimsSet claims) throws ParseException {
        return Optional.ofNullable(claims.getStringClaim(AccessTokenClaims.CONSENT))
                .map(UUID::fromString);
    }

    private Caller byConsent(UUID consent, String clientId) {
        return known(() -> consented.stream()
                .flatMap(one -> one.caller(consent, clientId).stream())
                .findFirst()
                .orElseThrow(BadToken::withoutConsent));
    }

    private boolean holds(UUID consent, ApiCaller caller) {
        return known(() -> consented.stream().anyMatch(one -> one.holds(consent, caller.getName())));
    }

    private boolean isAhead(@Nullable Date time, Instant now) {
        return time != null
                && time.toInstant().isAfter(now.plus(settings.access().clockSkew()));
    }

    private boolean stands(String clientId, @Nullable String gotBy, Instant issuedAt) {
        return known(() -> clients.stands(clientId, gotBy, issuedAt));
    }

    /// Without the database nobody can say; then nobody is known.
    private static <T> T known(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (DataAccessException outage) {
            throw new AuthenticationServiceException("the database does not answer", outage);
        }
    }

    private static String text(JWTClaimsSet claims, String name) throws ParseException {
        String value = claims.getStringClaim(name);
        if (value == null) {
            throw BadToken.notGood();
        }
        return value;
    }
}
