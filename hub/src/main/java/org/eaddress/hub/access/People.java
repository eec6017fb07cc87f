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

/// Finds the account of a person whom the identity provider vouches for; she acts for herself.
final class People implements OAuth2UserService<OidcUserRequest, OidcUser> {
    /// The person is known but has no open account.
    static final OAuth2Error NO_E_ADDRESS = new OAuth2Error("no_e_address");
    /// The provider did not say who it is, or how surely it knows.
    private static final OAuth2Error NOT_STATED = new OAuth2Error("person_not_stated");

    private final Directory directory;
    private final AccessSettings.Identity settings;

    People(Directory directory, AccessSettings.Identity settings) {
        this.directory = directory;
        this.settings = settings;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        String code = required(token.getClaimAsString(settings.codeClaim()));
        String stated = token.getAuthenticationContextClass();
        String level = required(stated == null ? settings.assumedLevel() : stated);
        Account account = account(code).orElseThrow(() -> new OAuth2AuthenticationException(NO_E_ADDRESS));
        return new SignedInPerson(new Caller(account.eAddress(), account.name(), Caller.Way.PERSON, level), token);
    }

    private Optional<Account> account(String personalCode) {
        return EAddress.parse("_PRIVATE@" + personalCode)
                .flatMap(directory::find)
                .filter(Account::isOpen);
    }

    private static String required(@Nullable String claim) {
        if (claim == null || claim.isBlank()) {
            throw new OAuth2AuthenticationException(NOT_STATED);
        }
        return claim;
    }
}
