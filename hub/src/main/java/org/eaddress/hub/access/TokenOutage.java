package org.eaddress.hub.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Without the database nobody gets a token: neither the client nor a replay could be checked. Come again later.
final class TokenOutage extends OncePerRequestFilter {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final TokenRefusals refusals;

    TokenOutage(TokenRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException e) {
            logger.warn("no token given: the database does not answer", e);
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            refusals.answer(response, TokenRefusals.UNAVAILABLE);
        }
    }
}
