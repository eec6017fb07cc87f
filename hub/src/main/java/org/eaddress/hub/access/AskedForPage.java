package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/// Remembers the page that a person asked for before signing in, and goes there after.
///
/// Only a page is worth coming back to: a form or a script's call would surprise. Whoever came to prove anew who
/// she is goes on with what waits for it.
@Component
final class AskedForPage implements AuthenticationSuccessHandler {
    private final HttpSessionRequestCache asked = new HttpSessionRequestCache();

    @SuppressWarnings("NullAway") // null is how the cache is told to add no parameter to the address
    AskedForPage() {
        RequestMatcher read = request -> HttpMethod.GET.matches(request.getMethod());
        asked.setRequestMatcher(new AndRequestMatcher(read, PageEntry.asksForPage()));
        asked.setMatchingRequestParameterName(null);
    }

    RequestCache cache() {
        return asked;
    }

    /// Goes by the page's path alone: what the request said about the hub's host is not to be trusted.
    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        SavedRequest before = asked.getRequest(request, response);
        asked.removeRequest(request, response);
        if (SessionMarks.waiting(request.getSession(false)).isPresent()) {
            response.sendRedirect(StepUpGate.PAGE);
        } else {
            response.sendRedirect(before instanceof DefaultSavedRequest page ? path(page) : "/");
        }
    }

    private static String path(DefaultSavedRequest page) {
        String address = Objects.requireNonNullElse(page.getRequestURI(), "/");
        String query = page.getQueryString();
        return query == null ? address : address + "?" + query;
    }
}
