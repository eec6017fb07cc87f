package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// The access token in the header of a call (RFC 6750, 2.1). Whether it is one, [AccessTokens] says; it knows a
/// token that comes again without reading it letter by letter.
final class BearerHeader implements AuthenticationConverter {
    private static final String SCHEME = "Bearer ";

    /// @throws InvalidBearerTokenException when the header has the scheme and no token
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length());
        if (token.isBlank()) {
            throw new InvalidBearerTokenException("there is no token");
        }
        return new BearerTokenAuthenticationToken(token);
    }
}
