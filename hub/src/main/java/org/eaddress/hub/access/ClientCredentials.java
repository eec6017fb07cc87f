package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// Reads a token request of a client that showed who it is; whoever asks for no scope asks for the client's own,
/// and whoever sends a proof of possession asks for a token that is bound to its key. Of whoever was known by a
/// certificate it is bound to that.
///
/// Of all else in the request nothing goes further. The framework's own check of proofs keeps in memory which were
/// used, and knows nothing of other instances.
final class ClientCredentials implements AuthenticationConverter {
    private static final String BOUND_TO = "bound-to";

    private final AuthenticationConverter standard = new OAuth2ClientCredentialsAuthenticationConverter();
    private final PossessionProofs proofs;

    ClientCredentials(PossessionProofs proofs) {
        this.proofs = proofs;
    }

    /// What the token of this request is to be bound to.
    static Optional<Binding> boundTo(@Nullable Authentication grant) {
        return grant instanceof OAuth2ClientCredentialsAuthenticationToken asked
                        && asked.getAdditionalParameters().get(BOUND_TO) instanceof Binding binding
                ? Optional.of(binding)
                : Optional.empty();
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication asked = standard.convert(request);
        if (asked instanceof OAuth2ClientCredentialsAuthenticationToken grant
                && grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken authenticated
                && authenticated.getRegisteredClient() instanceof RegisteredClient client) {
            Set<String> scopes = grant.getScopes().isEmpty() ? client.getScopes() : grant.getScopes();
            return new OAuth2ClientCredentialsAuthenticationToken(
                    authenticated, scopes, binding(request, authenticated, client));
        }
        return asked;
    }

    private Map<String, Object> binding(
            HttpServletRequest request, OAuth2ClientAuthenticationToken authenticated, RegisteredClient client) {
        if (authenticated.getCredentials() instanceof CertificateClients.Known known) {
            if (PossessionProof.comesWith(request)) {
                throw refused("the token is bound to the certificate already");
            }
            return Map.of(
                    BOUND_TO, new Binding.ToCertificate(known.certificate().digest()));
        }
        if (PossessionProof.comesWith(request)) {
            try {
                return Map.of(BOUND_TO, new Binding.ToKey(proofs.acceptForToken(PossessionProof.of(request))));
            } catch (BadPossessionProof e) {
                throw refused(e.why());
            }
        }
        if (RegisteredMachines.machine(client).boundTokens()) {
            throw refused("this client gets only tokens that are bound to a key, and there is no proof of one");
        }
        return Map.of();
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(BadPossessionProof.ERROR, why, null));
    }
}
