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
    KEY_USAGE_MISSING,
    NOT_FOR_SEALING,
    ISSUER_MISMATCH,
    TIMES_OUT_OF_ORDER,
    DOCUMENT_CHANGED,
    DOCUMENT_MISSING,
    DOCUMENT_EXTRA,
    MESSAGE_CHANGED,
    OTHER_MESSAGE;

    /// The stable name, such as `seal-broken`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
