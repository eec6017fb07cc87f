package org.eaddress.hub.access;

import java.util.Optional;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Finds the account of a person whom an identity provider vouches for surely enough; she acts for herself.
final class People implements OAuth2UserService<OidcUserRequest, OidcUser> {
    /// The provider did not say who it is, or how surely it knows.
    private static final OAuth2Error NOT_STATED = new OAuth2Error("person_not_stated");

    private final OAuth2UserService<OidcUserRequest, OidcUser> claims = ProviderCalls.claims();
    private final Directory directory;
    private final AccessSettings settings;
    private final AssuranceLevel minimum;

    People(Directory directory, AccessSettings settings, AssuranceLevel minimum) {
        this.directory = directory;
        this.settings = settings;
        this.minimum = minimum;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        String id = request.getClientRegistration().getRegistrationId();
        IdentityProvider provider = required(settings.identities().get(id));
        OidcIdToken token = request.getIdToken();
        String acr = token.getAuthenticationContextClass();
        AssuranceLevel level = level(provider, acr);
        String code = required(required(claims.loadUser(request)).getClaimAsString(provider.codeClaim()));
        Account account = account(code).orElseThrow(SignInRefusal.NO_E_ADDRESS::refused);
        String stated = acr == null ? level.uri() : acr;
        return new SignedInPerson(
                new Caller(account.eAddress(), account.name(), Caller.Way.PERSON, stated), token, id, level);
    }

    /// The level is what the ID token says and nothing else: it alone is signed.
    private AssuranceLevel level(IdentityProvider provider, @Nullable String acr) {
        if (acr == null && provider.assumedLevel() == null) {
            throw new OAuth2AuthenticationException(NOT_STATED);
        }
        return provider.level(acr).filter(level -> level.reaches(minimum)).orElseThrow(SignInRefusal.TOO_LOW::refused);
    }

    private Optional<Account> account(String personalCode) {
        return EAddress.parse("_PRIVATE@" + personalCode)
                .flatMap(directory::find)
                .filter(Account::isOpen);
    }

    private static <T> T required(@Nullable T stated) {
        if (stated == null || stated instanceof String text && text.isBlank()) {
            throw new OAuth2AuthenticationException(NOT_STATED);
        }
        return stated;
    }
}
