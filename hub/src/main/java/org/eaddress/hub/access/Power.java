package org.eaddress.hub.access;

import java.util.Locale;

/// How much somebody may do in a mailbox; each includes those before it. In the database in lower case.
public enum Power {
    /// Read mail.
    SEE,
    /// Answer the mail that she may see.
    ANSWER,
    /// Write to whomever its owner may write to.
    SEND,
    /// All that the owner may.
    ADMINISTER;

    public boolean includes(Power other) {
        return compareTo(other) >= 0;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Power ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
