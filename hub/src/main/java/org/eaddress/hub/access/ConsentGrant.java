package org.eaddress.hub.access;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/// An application asks for a token by a person's consent, or has got what she granted.
final class ConsentGrant extends OAuth2AuthorizationGrantAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private static final String GRANTED = "granted";

    private final transient @Nullable Asked asked;

    private ConsentGrant(
            AuthorizationGrantType type, Authentication client, Map<String, Object> parameters, @Nullable Asked asked) {
        super(type, client, parameters);
        this.asked = asked;
    }

    /// What it asks by.
    sealed interface Asked {
        record ByCode(Consented.Code code) implements Asked {}

        /// @param scopes the least that it wants; none for all that it has
        record ByRefreshToken(String token, Set<String> scopes) implements Asked {
            /// It holds a secret and is never printed.
            @Override
            public String toString() {
                return "ByRefreshToken";
            }
        }
    }

    /// @param binding what the token is to be bound to, as a parameter
    static ConsentGrant asked(Authentication client, Asked asked, Map<String, Object> binding) {
        AuthorizationGrantType type = switch (asked) {
            case Asked.ByCode _ -> AuthorizationGrantType.AUTHORIZATION_CODE;
            case Asked.ByRefreshToken _ -> AuthorizationGrantType.REFRESH_TOKEN;
        };
        return new ConsentGrant(type, client, binding, asked);
    }

    ConsentGrant with(Consented.Granted granted) {
        Object binding = Objects.requireNonNull(getAdditionalParameters().get(AskedBinding.PARAMETER));
        return new ConsentGrant(
                getGrantType(),
                (Authentication) getPrincipal(),
                Map.of(GRANTED, granted, AskedBinding.PARAMETER, binding),
                null);
    }

    Optional<Asked> asked() {
        return Optional.ofNullable(asked);
    }

    /// What was granted to this one; empty of all other grants.
    static Optional<Consented.Granted> granted(@Nullable Authentication grant) {
        return grant instanceof ConsentGrant consent
                        && consent.getAdditionalParameters().get(GRANTED) instanceof Consented.Granted granted
                ? Optional.of(granted)
                : Optional.empty();
    }
}
