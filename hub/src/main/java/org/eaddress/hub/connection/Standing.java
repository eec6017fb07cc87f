package org.eaddress.hub.connection;

/// How a system does, at a glance; the worst first.
public enum Standing {
    /// No key of it is good: it cannot sign in.
    NO_KEY,
    /// Mail waits for it too long.
    MAIL_WAITS,
    /// Its last good key ends soon.
    KEY_ENDS,
    /// Since yesterday it was answered problems.
    PROBLEMS,
    SUSPENDED,
    /// It has never signed in.
    SILENT,
    WELL
}
