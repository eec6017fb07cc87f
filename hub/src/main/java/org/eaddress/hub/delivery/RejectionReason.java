package org.eaddress.hub.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaddress.hub.evidence.EventReason;

/// Why a recipient's system does not take a message: the nearest reason of ETSI, and ours beside it.
public enum RejectionReason {
    /// Malware was found in it.
    MALWARE(EventReason.MESSAGE_REJECTED_FOR_MALWARE),
    /// A signature in it does not verify.
    INVALID_SIGNATURE(EventReason.MESSAGE_REJECTED_FOR_INVALID_SIGNATURE),
    /// A document cannot be opened, or is not whole.
    UNREADABLE(EventReason.MESSAGE_REJECTED),
    /// It is meant for somebody else.
    WRONG_RECIPIENT(EventReason.MESSAGE_REJECTED),
    /// It breaks a rule of the recipient.
    POLICY(EventReason.POLICY_VIOLATION);

    private final EventReason etsi;

    RejectionReason(EventReason etsi) {
        this.etsi = etsi;
    }

    /// The stable code, such as `invalid-signature`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The URIs for evidence, that of ETSI first.
    List<String> uris() {
        return List.of(etsi.uri(), uri());
    }

    String uri() {
        return "urn:eaddress:reason:rejected-" + code();
    }

    public static Optional<RejectionReason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    static RejectionReason ofUri(String uri) {
        return Arrays.stream(values())
                .filter(reason -> reason.uri().equals(uri))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason " + uri));
    }
}
