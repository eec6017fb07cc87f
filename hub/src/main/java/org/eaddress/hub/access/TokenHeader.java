package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// The access token in the header of a call: a bearer token (RFC 6750, 2.1), with the certificate of the connection
/// if there is one, or one with a proof of possession
/// (RFC 9449, 7.1). Whether it is one, [AccessTokens] says; it knows a token that comes again without reading it
/// letter by letter.
final class TokenHeader implements AuthenticationConverter {
    private static final String BEARER = "Bearer ";
    private static final String BOUND = "DPoP ";

    /// @throws InvalidBearerTokenException when the header has the scheme and no token
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        if (has(BEARER, header)) {
            return bearer(token(BEARER, header), request);
        }
        return has(BOUND, header) ? new BoundToken(token(BOUND, header), PossessionProof.of(request)) : null;
    }

    private static Authentication bearer(String token, HttpServletRequest request) {
        return ShownCertificate.of(request)
                .<Authentication>map(certificate -> new CertifiedToken(token, certificate))
                .orElseGet(() -> new BearerTokenAuthenticationToken(token));
    }

    /// Whether the request shows its token by the scheme of bound tokens.
    static boolean isOfBoundToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && has(BOUND, header);
    }

    private static boolean has(String scheme, String header) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String token(String scheme, String header) {
        String token = header.substring(scheme.length());
        if (token.isBlank()) {
            throw new InvalidBearerTokenException("there is no token");
        }
        return token;
    }
}
