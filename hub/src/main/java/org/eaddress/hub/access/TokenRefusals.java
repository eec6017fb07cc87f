package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What the token address answers when it gives no token: JSON of RFC 6749 section 5.2, whatever `Accept` says.
@Component
final class TokenRefusals implements AuthenticationFailureHandler, AuthenticationEntryPoint {
    static final OAuth2Error UNAVAILABLE = new OAuth2Error("temporarily_unavailable");
    private static final OAuth2Error NO_CLIENT = new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);

    private static final String OF_THE_FRAMEWORK = "Client authentication failed";

    private final JsonMapper json;

    TokenRefusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        answer(response, failure instanceof OAuth2AuthenticationException e ? told(e.getError()) : NO_CLIENT);
    }

    /// The framework tells whether a client exists; a stranger must not learn that. What we tell, we tell to a
    /// client that has shown its key.
    private static OAuth2Error told(OAuth2Error error) {
        String description = error.getDescription();
        return description != null && description.startsWith(OF_THE_FRAMEWORK) ? NO_CLIENT : error;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        answer(response, NO_CLIENT);
    }

    void answer(HttpServletResponse response, OAuth2Error error) throws IOException {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error.getErrorCode());
        if (error.getDescription() != null) {
            body.put("error_description", error.getDescription());
        }
        response.setStatus(status(error).value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), body);
    }

    private static HttpStatus status(OAuth2Error error) {
        return switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_CLIENT -> HttpStatus.UNAUTHORIZED;
            case "temporarily_unavailable" -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }
}
