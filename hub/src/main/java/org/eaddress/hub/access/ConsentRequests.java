package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// Reads the token request of an application that showed who it is: by a code, or by a refresh token. What it gets
/// is always bound to a key or a certificate; the proof is used up before the code is.
final class ConsentRequests implements AuthenticationConverter {
    private static final int MOST_CHARACTERS = 2048;

    private final AskedBinding binding;

    ConsentRequests(AskedBinding binding) {
        this.binding = binding;
    }

    /// Null where another grant is asked for.
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        ConsentGrant.Asked asked = switch (request.getParameter("grant_type")) {
            case "authorization_code" ->
                new ConsentGrant.Asked.ByCode(new Consented.Code(
                        required(request, "code"),
                        required(request, "redirect_uri"),
                        required(request, "code_verifier")));
            case "refresh_token" ->
                new ConsentGrant.Asked.ByRefreshToken(required(request, "refresh_token"), scopes(request));
            case null, default -> null;
        };
        return asked != null
                        && SecurityContextHolder.getContext().getAuthentication()
                                instanceof OAuth2ClientAuthenticationToken client
                ? ConsentGrant.asked(client, asked, boundTo(request, client))
                : null;
    }

    private Map<String, Object> boundTo(HttpServletRequest request, OAuth2ClientAuthenticationToken client) {
        return binding.read(request, client, true);
    }

    private static Set<String> scopes(HttpServletRequest request) {
        return request.getParameter("scope") == null
                ? Set.of()
                : Set.copyOf(Arrays.asList(required(request, "scope").split(" +")));
    }

    /// Each stands there once (RFC 6749, 3.2).
    private static String required(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null || values.length != 1 || values[0].isEmpty() || values[0].length() > MOST_CHARACTERS) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_REQUEST, name + " is missing, stands twice or is too long", null));
        }
        return values[0];
    }
}
