package org.eaddress.hub.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.util.Set;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/// The cookie of a signed-in person's browser: for this hub alone, unreadable to scripts, encrypted wherever the
/// hub is.
@Component
final class SessionCookie implements ServletContextInitializer {
    static final String NAME = "hub";

    private final AccessSettings settings;

    SessionCookie(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public void onStartup(ServletContext context) {
        SessionCookieConfig cookie = context.getSessionCookieConfig();
        cookie.setName(NAME);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isHttps());
        cookie.setAttribute("SameSite", "Lax");
        context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
    }
}
