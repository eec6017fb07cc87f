package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eaddress.hub.problem.Problem;
import org.eaddress.hub.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What a caller is answered that is not known or not allowed: a problem, and the challenge of RFC 6750 section 3.
@Component
final class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final JsonMapper json;

    ApiRefusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            answer(response, "Bearer", ProblemType.UNAVAILABLE, "A part of the hub does not answer.");
        } else if (failure instanceof OAuth2AuthenticationException e) {
            String why = e.getError().getErrorCode();
            answer(response, "Bearer error=\"" + why + "\"", ProblemType.NOT_AUTHENTICATED, "The token is not good.");
        } else {
            answer(response, "Bearer", ProblemType.NOT_AUTHENTICATED, "There is no access token.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        answer(
                response,
                "Bearer error=\"insufficient_scope\"",
                ProblemType.NOT_ALLOWED,
                "The token lacks the scope of this call.");
    }

    private void answer(HttpServletResponse response, String challenge, ProblemType type, String detail)
            throws IOException {
        Problem problem = Problem.of(type, detail);
        response.setStatus(problem.status());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
