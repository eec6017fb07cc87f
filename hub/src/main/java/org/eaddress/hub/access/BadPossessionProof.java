package org.eaddress.hub.access;

import org.springframework.security.core.AuthenticationException;

/// A proof of possession that proves nothing; the message tells the client's developer why.
final class BadPossessionProof extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /// Its name in RFC 9449, section 5 and 7.1.
    static final String ERROR = "invalid_dpop_proof";

    private final String why;

    BadPossessionProof(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
