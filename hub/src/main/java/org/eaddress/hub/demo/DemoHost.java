package org.eaddress.hub.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eaddress.hub.access.AccessSettings;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Leads a browser where somebody typed `localhost` to the hub's public address: the sign-in returns there, and a
/// browser would not show it the cookie of another host.
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DemoHost extends OncePerRequestFilter {
    private static final String TYPED = "localhost";

    private final AccessSettings settings;

    DemoHost(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String accepted =
                Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("");
        return !HttpMethod.GET.matches(request.getMethod())
                || !accepted.contains(MediaType.TEXT_HTML_VALUE)
                || !TYPED.equals(request.getServerName())
                || TYPED.equals(settings.publicUrl().getHost());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = Optional.ofNullable(request.getQueryString())
                .map(asked -> "?" + asked)
                .orElse("");
        response.sendRedirect(settings.publicUrl() + request.getRequestURI() + query);
    }
}
