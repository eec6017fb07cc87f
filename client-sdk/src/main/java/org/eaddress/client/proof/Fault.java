package org.eaddress.client.proof;

import java.util.Locale;

/// Everything that can be wrong with evidence and with what is laid beside it; [#code] is stable.
public enum Fault {
    MALFORMED,
    HEADER_NOT_ALLOWED,
    ALGORITHM_NOT_ALLOWED,
    SEAL_BROKEN,
    CERTIFICATE_MISMATCH,
    UNTRUSTED_CHAIN,
    CERTIFICATE_EXPIRED,
    /// Before the seal is proven to have been there.
    REVOKED,
    REVOCATION_LIST_BROKEN,
    KEY_USAGE_MISSING,
    NOT_FOR_SEALING,
    ISSUER_MISMATCH,
    TIMES_OUT_OF_ORDER,
    DOCUMENT_CHANGED,
    DOCUMENT_MISSING,
    DOCUMENT_EXTRA,
    MESSAGE_CHANGED,
    OTHER_MESSAGE,
    /// The file is no container of the form that the hub writes.
    CONTAINER_MALFORMED,
    CONTAINER_TOO_LARGE,
    CONTAINER_SEAL_MISSING,
    CONTAINER_SEAL_MALFORMED,
    CONTAINER_SEAL_BROKEN,
    FILE_CHANGED,
    FILE_MISSING,
    FILE_EXTRA,
    /// The journal's record of a piece of evidence cannot be read.
    RECORD_MALFORMED,
    RECORD_OF_ANOTHER,
    RENEWAL_OF_ANOTHER,
    RENEWED_TOO_LATE,
    TIME_STAMP_BROKEN,
    TIME_STAMP_UNTRUSTED,
    /// Nothing shows that it was made before its authority was revoked.
    TIME_STAMP_REVOKED;

    /// The stable name, such as `seal-broken`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
