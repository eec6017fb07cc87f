package org.eaddress.hub.access;

import java.util.Locale;

/// What a machine client may do; each has one.
public enum Scope {
    /// Send and receive for the client's own e-address.
    MESSAGES,
    /// What only the operator of the hub may: legal holds, frozen accounts. It reads no message and sends none.
    OPERATOR,
    /// Open evidence that is not one's own, to prove the journal complete. It reads no document and sends nothing.
    AUDITOR,
    /// Make delegations on powers of attorney, as a notary's system. It reads no message and sends none.
    DELEGATIONS;

    /// Its name in tokens and in the database.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name under which the guard of the API knows it.
    String authority() {
        return "SCOPE_" + code();
    }

    static Scope ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
