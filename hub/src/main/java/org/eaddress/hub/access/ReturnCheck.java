package org.eaddress.hub.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes a provider's answer only from the provider that was asked: it comes to that one's return address, and
/// where it names its issuer, it is that one (RFC 9207, 2.4). Before that the code goes nowhere.
final class ReturnCheck extends OncePerRequestFilter {
    private static final String ISSUER = "iss";

    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> begun;
    private final Map<String, IdentityProvider> providers;

    ReturnCheck(
            AuthorizationRequestRepository<OAuth2AuthorizationRequest> begun, Map<String, IdentityProvider> providers) {
        this.begun = begun;
        this.providers = providers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(SignIn.RETURN);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OAuth2AuthorizationRequest asked = begun.loadAuthorizationRequest(request);
        if (asked == null || isOfWhomWeAsked(asked, request)) {
            chain.doFilter(request, response);
        } else {
            begun.removeAuthorizationRequest(request, response);
            response.sendRedirect(SignIn.FAILED);
        }
    }

    private boolean isOfWhomWeAsked(OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        String id = asked.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
        IdentityProvider provider = id == null ? null : providers.get(id);
        return provider != null && request.getRequestURI().equals(SignIn.RETURN + id) && namesItself(provider, request);
    }

    private static boolean namesItself(IdentityProvider provider, HttpServletRequest request) {
        String[] named = request.getParameterValues(ISSUER);
        return named == null ? !provider.issuerInAnswer() : named.length == 1 && named[0].equals(provider.issuer());
    }
}
