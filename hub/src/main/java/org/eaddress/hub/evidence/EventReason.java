package org.eaddress.hub.evidence;

/// Why something was refused or failed, by the reason names of ETSI EN 319 522-1; each is the nearest to what it is
/// used for. The exact reason of ours stands beside it, the type of the problem that was answered.
public enum EventReason {
    /// The message is not whole, or not what its sender declared.
    MESSAGE_REJECTED("R_ERDS_MessageRejected"),
    /// The message breaks a limit or a rule of the hub.
    POLICY_VIOLATION("R_ERDS_PolicyViolation"),
    /// Malware is in it.
    MESSAGE_REJECTED_FOR_MALWARE("R_ERDS_MessageRejectedForMalware"),
    /// A signature in it does not verify.
    MESSAGE_REJECTED_FOR_INVALID_SIGNATURE("R_ERDS_MessageRejectedForInvalidSignature"),
    /// No mailbox takes messages under this e-address, not or not any more.
    UNKNOWN_RECIPIENT("UnknownRecipient"),
    /// Who has to do with it is not known surely enough.
    NOT_IDENTIFIED("R_ERDS_NotIdentified"),
    /// What is outside the hub does not take what it should, or gives it back.
    UNREACHABLE("R_ERDS_Unreachable"),
    /// It is known to get lost on its way.
    MALFUNCTION("R_ERDS_Malfunction");

    private final String etsiName;

    EventReason(String etsiName) {
        this.etsiName = etsiName;
    }

    public String uri() {
        return "http://uri.etsi.org/19522/EventReason/" + etsiName;
    }
}
