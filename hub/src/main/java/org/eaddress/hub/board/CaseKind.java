package org.eaddress.hub.board;

import java.util.Locale;

/// How a message can be stuck.
public enum CaseKind {
    /// Accepted, and its sender has not registered the receipt.
    UNSENT,
    /// In the mailbox of an organisation whose system did not take it in time.
    UNRETRIEVED,
    /// Sent a while ago, and in no mailbox yet.
    WAITING,
    /// Its recipient's mailbox was closed after it had been accepted.
    UNDELIVERED,
    /// In the mailbox, but no channel told its recipient of it: the law's clock stands still.
    HELD;

    /// Whether the message lies in the recipient's mailbox, so that the recipient may see the case, too.
    boolean isInMailbox() {
        return switch (this) {
            case UNRETRIEVED, HELD -> true;
            case UNSENT, WAITING, UNDELIVERED -> false;
        };
    }

    /// As the database, the evidence and the pages' addresses have it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CaseKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
