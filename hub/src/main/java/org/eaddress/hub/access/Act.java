package org.eaddress.hub.access;

/// What a person does that reaches further than her own reading and writing.
public enum Act {
    /// Lets somebody see a mailbox, or an application, or accepts to see one.
    ENTRUST,
    /// Gives a system access, or a key.
    CONNECT,
    /// Lets an unusually large batch go.
    APPROVE
}
