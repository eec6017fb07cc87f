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
    private static final Origin UNKNOWN = new Origin(null, Instant.EPOCH);

    private final AccessTokens tokens;
    private final MachineClients clients;

    Bearers(AccessTokens tokens, MachineClients clients) {
        this.tokens = tokens;
        this.clients = clients;
    }

    /// A system that may send and receive for this e-address, until its token expires.
    ///
    /// @param origin of its token; null where nobody knows it
    public record Bearer(
            String clientId, EAddress eAddress, @Nullable Origin origin, Instant expiresAt) {
        /// Says which system, never for whom.
        @Override
        public String toString() {
            return "Bearer[" + clientId + "]";
        }
    }

    /// How a token was got.
    ///
    /// @param keyId the id of the client's key by which it was; null of tokens that do not say so
    public record Origin(@Nullable String keyId, Instant issuedAt) {}

    /// Empty when the token is not good, not for messages, or bound to a key: these protocols carry no proof of it.
    public Optional<Bearer> of(String token) {
        try {
            ApiCaller caller = tokens.bearer(token);
            boolean forMessages = caller.getAuthorities().stream()
                    .anyMatch(granted -> Scope.MESSAGES.authority().equals(granted.getAuthority()));
            return forMessages
                    ? Optional.of(new Bearer(
                            caller.getName(),
                            caller.getPrincipal().eAddress(),
                            new Origin(caller.clientKey(), caller.issuedAt()),
                            caller.expiresAt()))
                    : Optional.empty();
        } catch (InvalidBearerTokenException | AuthenticationServiceException e) {
            return Optional.empty();
        }
    }

    /// Whether its system and the key of its token are as they were; true as long as the database cannot say.
    public boolean stands(Bearer bearer) {
        Origin origin = Optional.ofNullable(bearer.origin()).orElse(UNKNOWN);
        try {
            return clients.stands(bearer.clientId(), origin.keyId(), origin.issuedAt());
        } catch (DataAccessException outage) {
            return true;
        }
    }
}
