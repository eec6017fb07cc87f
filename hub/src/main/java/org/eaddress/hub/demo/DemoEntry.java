package org.eaddress.hub.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/// Lets a person be picked before an authorization request goes on; the request travels along as it came.
final class DemoEntry implements AuthenticationEntryPoint {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (DemoIdentityProvider.AUTHORIZE.equals(request.getRequestURI())) {
            response.sendRedirect("/demo/sign-in?" + request.getQueryString());
        } else {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        }
    }
}
