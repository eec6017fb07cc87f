package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// Reads the assertion by which a client proves who it is, and nothing of what it asks for: that is the grant's,
/// and the same for clients that show a certificate.
final class AssertedClients implements AuthenticationConverter {
    private final AuthenticationConverter standard = new JwtClientAssertionAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        return standard.convert(request) instanceof OAuth2ClientAuthenticationToken shown
                ? new OAuth2ClientAuthenticationToken(
                        shown.getName(), shown.getClientAuthenticationMethod(), shown.getCredentials(), Map.of())
                : null;
    }
}
