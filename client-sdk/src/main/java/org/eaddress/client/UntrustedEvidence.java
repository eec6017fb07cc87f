package org.eaddress.client;

import java.util.List;
import java.util.UUID;
import org.eaddress.client.proof.Finding;

/// Evidence that the hub gave cannot be believed.
public final class UntrustedEvidence extends EAddressException {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    UntrustedEvidence(UUID message, List<Finding> findings) {
        super(
                "Evidence of %s cannot be believed: %s".formatted(message, UntrustedReceipt.words(findings)),
                "Do not rely on it; check the trust anchors in the key store and ask the hub's operator.");
        this.findings = List.copyOf(findings);
    }

    /// What is wrong with it.
    public List<Finding> findings() {
        return findings;
    }
}
