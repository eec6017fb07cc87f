package org.eaddress.hub.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/// Why somebody whom a provider vouched for is not signed in, as far as she can do something about it.
public enum SignInRefusal {
    /// She is known but has no open account.
    NO_E_ADDRESS,
    /// The provider is not sure enough who it is.
    TOO_LOW,
    /// She was to prove herself anew, and the provider does not say that she did.
    NOT_ANEW,
    /// Another person came back than the one who was to prove herself anew.
    ANOTHER_PERSON;

    OAuth2AuthenticationException refused() {
        return new OAuth2AuthenticationException(new OAuth2Error(code()));
    }

    /// As it stands in addresses and in the keys of words.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SignInRefusal> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    static Optional<SignInRefusal> of(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException e
                ? ofCode(e.getError().getErrorCode())
                : Optional.empty();
    }
}
