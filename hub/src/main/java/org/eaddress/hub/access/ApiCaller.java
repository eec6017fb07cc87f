package org.eaddress.hub.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A machine whose access token was verified, until the token expires. One object serves all its calls.
final class ApiCaller extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final Caller caller;
    private final String clientId;
    private final @Nullable String keyId;
    private final Instant expiresAt;

    ApiCaller(Caller caller, String clientId, @Nullable String keyId, Instant expiresAt, List<String> scopes) {
        super(scopes.stream()
                .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
                .toList());
        this.caller = caller;
        this.clientId = clientId;
        this.keyId = keyId;
        this.expiresAt = expiresAt;
        super.setAuthenticated(true);
    }

    /// The key by which it got its token.
    @Nullable
    String keyId() {
        return keyId;
    }

    Instant expiresAt() {
        return expiresAt;
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
