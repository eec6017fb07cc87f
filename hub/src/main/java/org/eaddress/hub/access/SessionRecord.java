package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/// Puts on record that a person signed in, that she proved anew who she is, and that she signed out.
///
/// A browser in which somebody else is signed in begins with nothing of hers. A person who comes back from proving
/// herself anew goes on in the session that she has.
@Component
final class SessionRecord implements SessionAuthenticationStrategy, LogoutHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRecord.class);

    private final Sessions sessions;
    private final Duration clockSkew;
    private final int idleSeconds;

    SessionRecord(Sessions sessions, AccessSettings settings, SignInSettings signIn) {
        this.sessions = sessions;
        this.clockSkew = settings.access().clockSkew();
        this.idleSeconds = Math.toIntExact(signIn.idle().toSeconds());
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (!(authentication.getPrincipal() instanceof SignedInPerson person)) {
            return;
        }
        HttpSession session = request.getSession();
        SessionMarks.waiting(session).ifPresent(act -> check(person, act));
        Optional<UUID> known = SessionMarks.id(session);
        if (known.filter(id -> sessions.prove(id, person)).isPresent()) {
            return;
        }
        known.ifPresent(id -> replace(id, session));
        HttpSession begun = request.getSession();
        begun.setMaxInactiveInterval(idleSeconds);
        String browser = BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT));
        SessionMarks.keep(begun, sessions.begin(person, browser));
    }

    /// That a provider was asked to let her prove it anew does not mean that it did.
    private void check(SignedInPerson person, WaitingAct act) {
        if (!person.caller().eAddress().equals(act.person())) {
            throw SignInRefusal.ANOTHER_PERSON.refused();
        }
        if (!person.level().reaches(act.level())) {
            throw SignInRefusal.TOO_LOW.refused();
        }
        boolean anew = person.provenAt()
                .filter(at -> !at.isBefore(act.since().minus(clockSkew)))
                .isPresent();
        if (!anew) {
            throw SignInRefusal.NOT_ANEW.refused();
        }
    }

    private void replace(UUID id, HttpSession session) {
        Acting.signedIn().ifPresent(before -> sessions.end(before.caller().eAddress(), id, Session.How.REPLACED));
        session.invalidate();
    }

    /// Whoever wants to leave leaves, also when that cannot be written down.
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedInPerson person)) {
            return;
        }
        try {
            SessionMarks.id(request.getSession(false))
                    .ifPresent(id -> sessions.end(person.caller().eAddress(), id, Session.How.SIGNED_OUT));
        } catch (DataAccessException e) {
            LOG.warn(
                    "It is not on record that somebody signed out: {}",
                    e.getClass().getName());
        }
    }
}
