package org.eaddress.hub.board;

import java.util.Locale;

/// How a case ended.
public enum Outcome {
    SENT,
    LAPSED,
    /// It lies in the mailboxes now.
    DELIVERED,
    HANDED_OVER,
    /// By the recipient's system; people can still open it.
    REJECTED,
    /// The law's clock goes on, or has nothing left to count.
    RESUMED,
    /// To another e-address of the same organisation.
    REDIRECTED,
    GIVEN_UP;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
