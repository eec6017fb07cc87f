package org.eaddress.client;

/// How urgently a message is consigned.
public enum Priority {
    URGENT,
    NORMAL,
    BULK
}
