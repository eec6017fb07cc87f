package org.eaddress.hub.connection;

import java.util.Locale;

/// What an organisation's mail depends on that its system does; in the database in lower case.
public enum Deed {
    /// It asked what waits for it.
    PULLED,
    /// It confirmed that it has a message.
    CONFIRMED,
    /// It handed a message to the hub.
    SUBMITTED,
    /// It registered a receipt.
    REGISTERED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Deed ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
