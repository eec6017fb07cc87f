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
    /// No mailbox takes messages under this e-address, not or not any more.
    UNKNOWN_RECIPIENT("UnknownRecipient"),
    /// The recipient's system did not come for it.
    UNREACHABLE("R_ERDS_Unreachable");

    private final String etsiName;

    EventReason(String etsiName) {
        this.etsiName = etsiName;
    }

    public String uri() {
        return "http://uri.etsi.org/19522/EventReason/" + etsiName;
    }
}
