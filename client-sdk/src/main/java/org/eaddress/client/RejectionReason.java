package org.eaddress.client;

import java.util.Locale;

/// Why a recipient's system does not take a message.
public enum RejectionReason {
    /// Malware was found in it.
    MALWARE,
    /// A signature in it does not verify.
    INVALID_SIGNATURE,
    /// A document cannot be opened, or is not whole.
    UNREADABLE,
    /// It is meant for somebody else.
    WRONG_RECIPIENT,
    /// It breaks a rule of the recipient.
    POLICY;

    /// As the API writes it, such as `invalid-signature`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As evidence writes it, beside the nearest reason of ETSI.
    String uri() {
        return "urn:eaddress:reason:rejected-" + code();
    }

    @Override
    public String toString() {
        return code();
    }
}
