package org.eaddress.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// That a message was recalled from its mailboxes.
public record Recall(UUID message, List<FromMailbox> recipients) {
    public Recall {
        Json.require(message, recipients);
    }

    /// @param hidden whether nobody had opened or taken it, so that nobody can any more; else the recall is only on
    ///     record
    /// @param evidence the sealed statement of it, `MessageRecalled`
    public record FromMailbox(String recipient, boolean hidden, Instant recalledAt, String evidence) {
        public FromMailbox {
            Json.require(recipient, recalledAt, evidence);
        }
    }
}
