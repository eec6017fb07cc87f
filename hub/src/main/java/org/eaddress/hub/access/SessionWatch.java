package org.eaddress.hub.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Asks at each click whether the session may go on; one that was ended, on whichever hub, is forgotten here and
/// now. It stands before the check of a form's token, so that a late form is answered with what happened to it.
final class SessionWatch extends OncePerRequestFilter {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Sessions sessions;

    SessionWatch(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Nothing of anybody lies there, and whoever wants to leave leaves.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/portal/")
                || path.startsWith("/webjars/")
                || path.startsWith("/actuator/")
                || path.equals("/logout");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Optional<SignedInPerson> person = session == null ? Optional.empty() : Acting.signedIn();
        if (session == null || person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (!goesOn(session, person.get())) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            }
        } catch (DataAccessException e) {
            logger.warn("nobody can say which sessions go on: the database does not answer", e);
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean goesOn(HttpSession session, SignedInPerson person) {
        return SessionMarks.id(session)
                .filter(id -> sessions.goesOn(id, person))
                .isPresent();
    }
}
