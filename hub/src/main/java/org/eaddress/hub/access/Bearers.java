package org.eaddress.hub.access;

import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/// Who holds an access token, for other protocols than HTTP.
@Component
public class Bearers {
    private final AccessTokens tokens;
    private final MachineClients clients;

    Bearers(AccessTokens tokens, MachineClients clients) {
        this.tokens = tokens;
        this.clients = clients;
    }

    /// A system that may send and receive for this e-address, until its token expires.
    ///
    /// @param keyId the key by which it got the token
    public record Bearer(
            String clientId, EAddress eAddress, @Nullable String keyId, Instant expiresAt) {
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
                    ? Optional.of(new Bearer(
                            caller.getName(), caller.getPrincipal().eAddress(), caller.keyId(), caller.expiresAt()))
                    : Optional.empty();
        } catch (InvalidBearerTokenException | AuthenticationServiceException e) {
            return Optional.empty();
        }
    }

    /// Whether its system and the key of its token are as they were; true as long as the database cannot say.
    public boolean stands(Bearer bearer) {
        try {
            return clients.stands(bearer.clientId(), bearer.keyId());
        } catch (DataAccessException outage) {
            return true;
        }
    }
}
