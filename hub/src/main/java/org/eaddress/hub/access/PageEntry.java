package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/// Sends a browser that asks for a page to the sign-in; whoever takes anything (`*/*`) is a program and gets a
/// 401, unless it reads in the mailbox, where there are only pages.
@Component
final class PageEntry implements AuthenticationEntryPoint {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ApiRefusals refusals;
    private final String signIn;

    PageEntry(ApiRefusals refusals, AccessSettings settings) {
        this.refusals = refusals;
        this.signIn = signIn(settings);
    }

    /// With several providers a person chooses first.
    private static String signIn(AccessSettings settings) {
        Set<String> providers = settings.identities().keySet();
        return switch (providers.size()) {
            case 0 -> SignIn.FAILED;
            case 1 -> SignIn.START + "/" + providers.iterator().next();
            default -> SignIn.START;
        };
    }

    /// Whether the request asks for HTML by name, or reads in the mailbox and takes HTML among others.
    static RequestMatcher asksForPage() {
        var byName = new MediaTypeRequestMatcher(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML);
        byName.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        var mailbox = new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher("/mail/**"),
                new MediaTypeRequestMatcher(MediaType.TEXT_HTML),
                request -> READING.contains(request.getMethod()));
        return new OrRequestMatcher(byName, mailbox);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (asksForPage().matches(request)) {
            response.sendRedirect(signIn);
        } else {
            refusals.commence(request, response, failure);
        }
    }
}
