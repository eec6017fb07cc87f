package org.eaddress.hub.access;

import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/// Knows the caller by what a call shows: a bearer token, or a token that is bound to a key with the proof of that
/// key. Neither passes for the other.
@Component
final class ApiCallers {
    private final AccessTokens tokens;
    private final PossessionProofs proofs;

    ApiCallers(AccessTokens tokens, PossessionProofs proofs) {
        this.tokens = tokens;
        this.proofs = proofs;
    }

    ApiCaller of(BearerTokenAuthenticationToken shown) {
        return shown instanceof BoundToken bound ? ofBound(bound) : tokens.bearer(shown.getToken());
    }

    private ApiCaller ofBound(BoundToken bound) {
        ApiCaller caller = tokens.unproven(bound.getToken());
        String thumbprint =
                caller.boundTo().orElseThrow(() -> new InvalidBearerTokenException("the token is not bound to a key"));
        try {
            proofs.acceptForCall(bound.proof(), bound.getToken(), thumbprint);
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("the database does not answer", e);
        }
        return caller;
    }
}
