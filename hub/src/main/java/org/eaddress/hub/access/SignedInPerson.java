package org.eaddress.hub.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// A person who signed in, as the session remembers her.
///
/// @param provider the id of the identity provider that vouched for her, and `level` how surely
record SignedInPerson(Caller caller, OidcIdToken idToken, String provider, AssuranceLevel level)
        implements OidcUser, Serializable {
    /// When the provider last saw her prove it, if it says so.
    Optional<Instant> provenAt() {
        return Optional.ofNullable(idToken.getAuthenticatedAt());
    }

    @Override
    public OidcIdToken getIdToken() {
        return idToken;
    }

    @Override
    public Map<String, Object> getClaims() {
        return idToken.getClaims();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return idToken.getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("PERSON"));
    }

    /// The same for everyone: a provider's subject may be a personal code, and names end up in logs.
    @Override
    public String getName() {
        return "person";
    }

    @Override
    public String toString() {
        return "SignedInPerson[hidden]";
    }
}
