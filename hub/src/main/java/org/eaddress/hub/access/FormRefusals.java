package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.MissingCsrfTokenException;

/// Answers a form that is not taken. A form of a session that is over was not meant ill: its sender is told that
/// nothing of it was saved; who only wanted to leave has left.
final class FormRefusals implements AccessDeniedHandler {
    private static final String SIGN_OUT = "/logout";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (failure instanceof MissingCsrfTokenException) {
            response.sendRedirect(SIGN_OUT.equals(request.getServletPath()) ? "/" : SignIn.SESSION_ENDED);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
