package org.eaddress.hub.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.eaddress.hub.access.AssuranceLevel;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Who was picked, and how surely she is known, for the one authorization request that follows.
///
/// It lies in the session under a name that only this provider reads, so to be picked is not to be signed in to
/// the hub.
final class DemoPick extends OncePerRequestFilter {
    private static final String ATTRIBUTE = "demo.picked";

    private final String authorizePath;

    DemoPick(String authorizePath) {
        this.authorizePath = authorizePath;
    }

    private record Picked(String personalCode, AssuranceLevel level) implements Serializable {}

    static void keep(HttpSession session, String personalCode, AssuranceLevel level) {
        session.setAttribute(ATTRIBUTE, new Picked(personalCode, level));
    }

    /// How surely the demo says to know whoever was picked.
    static AssuranceLevel level(Authentication picked) {
        return picked.getDetails() instanceof AssuranceLevel level ? level : AssuranceLevel.LOW;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !authorizePath.equals(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ATTRIBUTE) instanceof Picked picked) {
            session.removeAttribute(ATTRIBUTE);
            SecurityContextHolder.setContext(new SecurityContextImpl(known(picked)));
        }
        chain.doFilter(request, response);
    }

    private static Authentication known(Picked picked) {
        var factor = FactorGrantedAuthority.withAuthority("FACTOR_DEMO")
                .issuedAt(Instant.now())
                .build();
        var known = new PreAuthenticatedAuthenticationToken(picked.personalCode(), "", List.of(factor));
        known.setDetails(picked.level());
        return known;
    }
}
