package org.eaddress.hub.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A machine whose access token was verified, until the token expires. One object serves all its calls.
final class ApiCaller extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    /// What is to be looked at again at each call.
    ///
    /// @param signedBy the id of the hub's key that signed it
    /// @param gotBy the id of the client's key by which the client got it; null of tokens that do not say so
    /// @param issuedAt when it was issued; the earliest of all times of tokens that do not say so
    /// @param boundTo what it is bound to; null for a bearer token
    /// @param consent by which an application acts for a person; null of a machine that acts for itself
    record Token(
            String signedBy,
            @Nullable String gotBy,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Binding boundTo,
            @Nullable UUID consent)
            implements Serializable {}

    private final Caller caller;
    private final String clientId;
    private final Token token;

    ApiCaller(Caller caller, String clientId, List<String> scopes, Token token) {
        super(scopes.stream()
                .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
                .toList());
        this.caller = caller;
        this.clientId = clientId;
        this.token = token;
        super.setAuthenticated(true);
    }

    /// The id of the client's key by which it got its token.
    @Nullable
    String clientKey() {
        return token.gotBy();
    }

    Instant issuedAt() {
        return token.issuedAt();
    }

    Instant expiresAt() {
        return token.expiresAt();
    }

    /// The hub's key that signed the token.
    String signedBy() {
        return token.signedBy();
    }

    /// What the token is bound to; empty for a bearer token.
    Optional<Binding> boundTo() {
        return Optional.ofNullable(token.boundTo());
    }

    /// The consent by which it acts for a person; empty when it acts for itself.
    Optional<UUID> consent() {
        return Optional.ofNullable(token.consent());
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    /// The client's id, never the name of an account: it ends up in logs.
    @Override
    public String getName() {
        return clientId;
    }
}
