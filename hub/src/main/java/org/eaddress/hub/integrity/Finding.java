package org.eaddress.hub.integrity;

/// What can be wrong with a stored document.
enum Finding {
    /// No object lies where it was put.
    MISSING("object-missing"),
    /// Its bytes are not the ones that were accepted.
    CHANGED("object-changed"),
    /// The store or the key does not give it, though the store gives others.
    UNREADABLE("object-unreadable");

    private final String code;

    Finding(String code) {
        this.code = code;
    }

    /// The name in the database, the log and `/actuator/health/documents`.
    String code() {
        return code;
    }
}
