package org.eaddress.hub.absence;

import java.util.Locale;

/// What is said not to have happened. Each side learns only of what it may see: a recipient knows nothing of what
/// was accepted for it and never sent.
public enum Fact {
    /// For the sender: the hub accepted a message.
    ACCEPTED,
    /// For the recipient: a message was laid into the mailbox.
    CONSIGNED;

    /// The name in evidence and database.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
