package org.eaddress.hub.access;

import org.springframework.dao.DataAccessException;
import org.springframework.security.core.AuthenticationException;

/// Without the database nobody knows whether a proof of possession was used before.
final class UncheckedPossession extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    UncheckedPossession(DataAccessException cause) {
        super("the database does not answer", cause);
    }
}
