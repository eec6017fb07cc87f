package org.eaddress.hub.access;

import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// A token as a call shows it that is bound to a key, with the proof that the caller holds the key.
final class BoundToken extends BearerTokenAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient PossessionProof proof;

    BoundToken(String token, PossessionProof proof) {
        super(token);
        this.proof = proof;
    }

    PossessionProof proof() {
        return proof;
    }
}
