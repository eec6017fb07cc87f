package org.eaddress.hub.access;

import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/// Who holds an access token, for other protocols than HTTP.
@Component
public class Bearers {
    private final AccessTokens tokens;

    Bearers(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /// A system that may send and receive for this e-address, until its token expires.
    public record Bearer(String clientId, EAddress eAddress, Instant expiresAt) {
        /// Says which system, never for whom.
        @Override
        public String toString() {
            return "Bearer[" + clientId + "]";
        }
    }

    /// Empty when the token is not good, not for messages, or bound to a key: these protocols carry no proof of it.
    public Optional<Bearer> of(String token) {
        try {
            ApiCaller caller = tokens.bearer(token);
            boolean forMessages = caller.getAuthorities().stream()
                    .anyMatch(granted -> Scope.MESSAGES.authority().equals(granted.getAuthority()));
            return forMessages
                    ? Optional.of(
                            new Bearer(caller.getName(), caller.getPrincipal().eAddress(), caller.expiresAt()))
                    : Optional.empty();
        } catch (InvalidBearerTokenException e) {
            return Optional.empty();
        }
    }
}
