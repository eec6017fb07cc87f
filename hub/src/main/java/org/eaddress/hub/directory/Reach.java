package org.eaddress.hub.directory;

/// How a message can reach an e-address, or why it cannot.
public sealed interface Reach {
    /// It goes to the account's mailbox.
    record Mailbox(Account account) implements Reach {}

    /// The account takes no messages, for a time or any more.
    record Closed(Account account) implements Reach {}

    /// No account has this address.
    record Unknown(EAddress address) implements Reach {}
}
