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

/// What a caller is answered that is not known or not allowed: a problem, and the challenges of RFC 6750 section 3
/// and RFC 9449 section 7.1.
@Component
final class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String RETRY_AFTER_SECONDS = "2";
    private static final String BOUND = "DPoP algs=\"ES256\"";

    private final JsonMapper json;

    ApiRefusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        switch (failure) {
            case BadPossessionProof bad -> {
                challenge(request, response, BadPossessionProof.ERROR);
                answer(response, ProblemType.BAD_POSSESSION_PROOF, "The proof of possession: " + bad.why() + ".");
            }
            case AuthenticationServiceException _ -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                answer(response, ProblemType.UNAVAILABLE, "A part of the hub does not answer.");
            }
            case BadToken bad -> {
                challenge(request, response, bad.getError().getErrorCode());
                answer(response, bad.type(), String.valueOf(bad.getMessage()));
            }
            case OAuth2AuthenticationException unreadable -> {
                challenge(request, response, unreadable.getError().getErrorCode());
                answer(response, ProblemType.TOKEN_NOT_GOOD, "The token is not good.");
            }
            default -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BOUND);
                answer(response, ProblemType.NOT_AUTHENTICATED, "There is no access token.");
            }
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        challenge(request, response, "insufficient_scope");
        answer(response, ProblemType.NOT_ALLOWED, "The token lacks the scope of this call.");
    }

    /// By the scheme that the caller used.
    private static void challenge(HttpServletRequest request, HttpServletResponse response, String error) {
        String named = "error=\"" + error + "\"";
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                TokenHeader.isOfBoundToken(request) ? BOUND + ", " + named : "Bearer " + named);
    }

    private void answer(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        Problem problem = Problem.of(type, detail);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
