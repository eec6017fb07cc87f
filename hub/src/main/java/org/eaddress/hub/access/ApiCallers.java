package org.eaddress.hub.access;

import java.time.Clock;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/// Knows the caller by what a call shows: a bearer token, a token that is bound to a key with the proof of that
/// key, or one that is bound to the certificate of the connection. None passes for another.
@Component
final class ApiCallers {
    private final AccessTokens tokens;
    private final PossessionProofs proofs;
    private final Clock clock;

    ApiCallers(AccessTokens tokens, PossessionProofs proofs, Clock clock) {
        this.tokens = tokens;
        this.proofs = proofs;
        this.clock = clock;
    }

    ApiCaller of(BearerTokenAuthenticationToken shown) {
        return switch (shown) {
            case BoundToken bound -> ofBound(bound);
            case CertifiedToken certified -> ofCertified(certified);
            default -> tokens.bearer(shown.getToken());
        };
    }

    /// A bearer token is one with a certificate beside it, too.
    private ApiCaller ofCertified(CertifiedToken shown) {
        ApiCaller caller = tokens.unproven(shown.getToken());
        boolean good = switch (caller.boundTo().orElse(null)) {
            case null -> true;
            case Binding.ToKey _ -> false;
            case Binding.ToCertificate(var digest) ->
                digest.equals(shown.certificate().digest())
                        && shown.certificate().isValid(clock.instant());
        };
        if (!good) {
            throw new InvalidBearerTokenException("the token is bound to something else than this certificate");
        }
        return caller;
    }

    private ApiCaller ofBound(BoundToken bound) {
        ApiCaller caller = tokens.unproven(bound.getToken());
        if (!(caller.boundTo().orElse(null) instanceof Binding.ToKey(var thumbprint))) {
            throw new InvalidBearerTokenException("the token is not bound to a key");
        }
        try {
            proofs.acceptForCall(bound.proof(), bound.getToken(), thumbprint);
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("the database does not answer", e);
        }
        return caller;
    }
}
