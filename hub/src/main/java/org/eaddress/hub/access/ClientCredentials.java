package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// Reads a token request of a client that showed who it is; whoever asks for no scope asks for the client's own,
/// and whoever sends a proof of possession asks for a token that is bound to its key. Of whoever was known by a
/// certificate it is bound to that.
///
/// Of all else in the request nothing goes further.
final class ClientCredentials implements AuthenticationConverter {
    private final AuthenticationConverter standard = new OAuth2ClientCredentialsAuthenticationConverter();
    private final AskedBinding binding;

    ClientCredentials(AskedBinding binding) {
        this.binding = binding;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication asked = standard.convert(request);
        if (asked instanceof OAuth2ClientCredentialsAuthenticationToken grant
                && grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken authenticated
                && authenticated.getRegisteredClient() instanceof RegisteredClient client) {
            Set<String> scopes = grant.getScopes().isEmpty() ? client.getScopes() : grant.getScopes();
            return new OAuth2ClientCredentialsAuthenticationToken(
                    authenticated,
                    scopes,
                    binding.read(
                            request,
                            authenticated,
                            RegisteredMachines.machine(client).boundTokens()));
        }
        return asked;
    }
}
