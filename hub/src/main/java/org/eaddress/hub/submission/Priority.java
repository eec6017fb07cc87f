package org.eaddress.hub.submission;

/// How urgently a message is consigned. Each has a way of its own, so that much of one never delays a more urgent
/// one.
public enum Priority {
    URGENT,
    NORMAL,
    BULK
}
