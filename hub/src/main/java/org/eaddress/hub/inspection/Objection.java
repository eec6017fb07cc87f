package org.eaddress.hub.inspection;

/// Why a document is not taken for what it is.
public enum Objection {
    /// Its content is something else than its declared media type.
    OTHER_MEDIA_TYPE,
    /// It is an archive, and archives are not taken.
    ARCHIVE,
    /// It cannot be read without a password, and such documents are not taken.
    ENCRYPTED,
    /// It expands to far more than it is.
    EXPANDS_TOO_MUCH
}
