package org.eaddress.hub.access;

import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// A token as a call shows it that came by a connection with a client certificate; it may be bound to it.
final class CertifiedToken extends BearerTokenAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient ShownCertificate certificate;

    CertifiedToken(String token, ShownCertificate certificate) {
        super(token);
        this.certificate = certificate;
    }

    ShownCertificate certificate() {
        return certificate;
    }
}
