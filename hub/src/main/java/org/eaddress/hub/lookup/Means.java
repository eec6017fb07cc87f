package org.eaddress.hub.lookup;

import java.util.Locale;

/// By what somebody looked at a person's data; in the database and in statements in lower case.
public enum Means {
    /// Whether the person has an e-address that takes messages.
    DIRECTORY,
    /// Whether the person may be the wrong recipient.
    WARNINGS,
    /// A message to the person that was refused, which tells whether the person has an e-address.
    SUBMISSION,
    /// What lies in the person's mailbox, by a delegation.
    MAILBOX;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Means ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
