package org.eaddress.hub.access;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an HTTP session remembers of the access module: under which id it is on record, and which act waits in it.
final class SessionMarks {
    private static final String ID = "access.session";
    private static final String WAITING = "access.waiting-act";

    private SessionMarks() {}

    static Optional<UUID> id(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ID) instanceof UUID id ? Optional.of(id) : Optional.empty();
    }

    static void keep(HttpSession session, UUID id) {
        session.setAttribute(ID, id);
    }

    static Optional<WaitingAct> waiting(@Nullable HttpSession session) {
        return session != null && session.getAttribute(WAITING) instanceof WaitingAct act
                ? Optional.of(act)
                : Optional.empty();
    }

    static void keep(HttpSession session, WaitingAct act) {
        session.setAttribute(WAITING, act);
    }

    static void forgetWaiting(HttpSession session) {
        session.removeAttribute(WAITING);
    }
}
