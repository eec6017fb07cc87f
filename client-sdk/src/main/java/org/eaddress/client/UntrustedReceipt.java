package org.eaddress.client;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.client.proof.Finding;

/// The hub's answer to a submission is no valid receipt for it; the message does not count as accepted.
public final class UntrustedReceipt extends EAddressException {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    UntrustedReceipt(UUID message, List<Finding> findings) {
        super(
                "The receipt for %s cannot be believed: %s".formatted(message, words(findings)),
                "Do not rely on the answer; check the trust anchors in the key store and ask the hub's operator.");
        this.findings = List.copyOf(findings);
    }

    /// What is wrong with it.
    public List<Finding> findings() {
        return findings;
    }

    static String words(List<Finding> findings) {
        return findings.stream()
                .map(finding -> "%s (%s)".formatted(finding.label(), finding.text(Locale.ENGLISH)))
                .collect(Collectors.joining("; "));
    }
}
