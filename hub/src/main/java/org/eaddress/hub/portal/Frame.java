package org.eaddress.hub.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/// Tells every page what its frame shows: whether somebody is signed in, where the other language is, and whether
/// all this is a demonstration.
final class Frame implements HandlerInterceptor {
    private final boolean demo;

    Frame(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || !page.isReference() || isRedirect(page)) {
            return;
        }
        page.addObject("signedIn", request.getUserPrincipal() != null);
        page.addObject("demo", demo);
        Locale other = Languages.otherThan(RequestContextUtils.getLocale(request));
        page.addObject("otherLanguage", other.toLanguageTag());
        page.addObject("thisPageInIt", LanguageChoice.query(Objects.toString(request.getQueryString(), ""), other));
    }

    private static boolean isRedirect(ModelAndView page) {
        String name = page.getViewName();
        return name != null && name.startsWith("redirect:");
    }
}
