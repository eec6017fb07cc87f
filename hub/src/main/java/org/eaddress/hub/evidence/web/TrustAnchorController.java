package org.eaddress.hub.evidence.web;

import org.eaddress.hub.evidence.TrustAnchors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Gives out the trust anchors, for a first look.
@RestController
class TrustAnchorController {
    private final TrustAnchors anchors;

    TrustAnchorController(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    @GetMapping(path = "/v1/trust-anchors", produces = "application/pem-certificate-chain")
    String trustAnchors() {
        return anchors.pem();
    }
}
