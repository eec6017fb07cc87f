package org.eaddress.hub.evidence;

import org.springframework.stereotype.Component;

/// The certificates that the hub's seals chain up to.
@Component
public class TrustAnchors {
    private final SealingKey key;

    TrustAnchors(SealingKey key) {
        this.key = key;
    }

    /// PEM, one or more certificates.
    public String pem() {
        return key.anchorPem();
    }
}
