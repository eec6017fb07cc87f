package org.eaddress.hub.board;

import java.util.Locale;

/// What comes next by the plan of a case, at its time.
public enum Next {
    /// It lapses.
    LAPSE,
    /// The organisation's people see it in the portal.
    SHOW,
    /// The hub tries by itself, all the time.
    RETRY,
    /// A person looks again.
    LOOK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Next of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
