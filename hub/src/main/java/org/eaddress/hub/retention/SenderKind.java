package org.eaddress.hub.retention;

import java.util.Locale;

/// Whose message it is, as far as retention tells the difference.
enum SenderKind {
    PERSON,
    INSTITUTION,
    COMPANY,
    /// The account is not in the directory any more.
    OTHER;

    /// The name in the database.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
