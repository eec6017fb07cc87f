package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/// What the token of a request is to be bound to: the key of the proof of possession in it, or the certificate by
/// which the client was known.
///
/// The framework's own check of proofs keeps in memory which were used, and knows nothing of other instances.
final class AskedBinding {
    static final String PARAMETER = "bound-to";

    private final PossessionProofs proofs;

    AskedBinding(PossessionProofs proofs) {
        this.proofs = proofs;
    }

    /// What the token of this grant is to be bound to.
    static Optional<Binding> of(@Nullable Authentication grant) {
        return grant instanceof OAuth2AuthorizationGrantAuthenticationToken asked
                        && asked.getAdditionalParameters().get(PARAMETER) instanceof Binding binding
                ? Optional.of(binding)
                : Optional.empty();
    }

    /// As a parameter of the grant; uses up the proof. Empty for a bearer token.
    ///
    /// @param must whether the client gets no bearer token
    Map<String, Object> read(HttpServletRequest request, OAuth2ClientAuthenticationToken authenticated, boolean must) {
        if (authenticated.getCredentials() instanceof CertificateClients.Known known) {
            if (PossessionProof.comesWith(request)) {
                throw refused("the token is bound to the certificate already");
            }
            return Map.of(
                    PARAMETER, new Binding.ToCertificate(known.certificate().digest()));
        }
        if (PossessionProof.comesWith(request)) {
            try {
                return Map.of(PARAMETER, new Binding.ToKey(proofs.acceptForToken(PossessionProof.of(request))));
            } catch (BadPossessionProof e) {
                throw refused(e.why());
            }
        }
        if (must) {
            throw refused("this client gets only tokens that are bound to a key, and there is no proof of one");
        }
        return Map.of();
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(BadPossessionProof.ERROR, why, null));
    }
}
