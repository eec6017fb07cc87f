package org.eaddress.hub.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/// Keeps the language a person chose with `?lang=` in a cookie, and knows no language that the portal has not.
final class LanguageChoice implements LocaleResolver, HandlerInterceptor {
    private static final String PARAMETER = "lang";
    private static final String SECRET = "_csrf=";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final CookieLocaleResolver cookie = new CookieLocaleResolver(PARAMETER);

    LanguageChoice() {
        cookie.setDefaultLocale(Languages.LATVIAN);
        cookie.setCookieMaxAge(REMEMBERED);
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setRejectInvalidCookies(false);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return known(cookie.resolveLocale(request)).orElse(Languages.LATVIAN);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        cookie.setLocale(request, response, locale);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        inQuery(request)
                .flatMap(tag -> known(Locale.forLanguageTag(tag)))
                .ifPresent(chosen -> setLocale(request, response, chosen));
        return true;
    }

    /// Of the address alone: to ask for a parameter would read the body, whatever it is.
    private static Optional<String> inQuery(HttpServletRequest request) {
        return Arrays.stream(Objects.toString(request.getQueryString(), "").split("&"))
                .filter(pair -> pair.startsWith(PARAMETER + "="))
                .map(pair -> pair.substring(PARAMETER.length() + 1))
                .findFirst();
    }

    /// The query that shows the same page in another language; what keeps forms of others out is for forms only.
    static String query(String query, Locale locale) {
        Stream<String> kept = Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith(PARAMETER + "=") && !pair.startsWith(SECRET));
        return Stream.concat(kept, Stream.of(PARAMETER + "=" + locale.toLanguageTag()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static Optional<Locale> known(Locale locale) {
        return Languages.ALL.stream()
                .filter(known -> known.getLanguage().equals(locale.getLanguage()))
                .findFirst();
    }
}
