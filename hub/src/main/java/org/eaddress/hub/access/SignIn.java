package org.eaddress.hub.access;

import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/// How people sign in: OpenID Connect with one of the configured providers, code flow with PKCE, state and nonce.
@Component
final class SignIn {
    /// Where a person chooses her provider; below it, by its id, each is begun with.
    static final String START = "/sign-in";
    /// Where each sends her back to, by its id.
    static final String RETURN = "/signed-in/";
    /// Where she is sent when the sign-in came to nothing.
    static final String FAILED = "/sign-in-failed";
    /// Where a person is sent who is known but has no open account.
    static final String NO_E_ADDRESS = "/no-e-address";
    /// Where a person is sent whose form came after the session's end.
    static final String SESSION_ENDED = "/session-ended";

    private final HttpSessionOAuth2AuthorizationRequestRepository begun =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final AccessSettings settings;
    private final SignInRequests requests;
    private final People people;
    private final AskedForPage askedForPage;

    SignIn(
            AccessSettings settings,
            SignInSettings signIn,
            SignInRequests requests,
            People people,
            AskedForPage askedForPage) {
        check(settings, signIn.highest());
        this.settings = settings;
        this.requests = requests;
        this.people = people;
        this.askedForPage = askedForPage;
    }

    private static void check(AccessSettings settings, AssuranceLevel highest) {
        boolean reached = settings.identities().isEmpty()
                || settings.identities().values().stream().anyMatch(provider -> provider.canReach(highest));
        if (!reached) {
            throw new IllegalStateException(
                    "hub.sign-in asks for the level %s, and no identity provider states it".formatted(highest));
        }
    }

    void configure(HttpSecurity http) {
        http.oauth2Login(this::configure)
                .addFilterBefore(new ReturnCheck(begun, settings.identities()), OAuth2LoginAuthenticationFilter.class);
    }

    private void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.loginPage(START)
                .clientRegistrationRepository(Registrations.of(settings))
                .authorizedClientRepository(new Forgetful())
                .authorizationEndpoint(authorization ->
                        authorization.authorizationRequestResolver(requests).authorizationRequestRepository(begun))
                .redirectionEndpoint(redirection -> redirection.baseUri(RETURN + "*"))
                .tokenEndpoint(token -> token.accessTokenResponseClient(ProviderCalls.codeExchange()))
                .userInfoEndpoint(user -> user.oidcUserService(people))
                .successHandler(askedForPage)
                .failureHandler(refused());
    }

    /// Whoever was to prove herself anew is signed in as before, and can try again.
    private static AuthenticationFailureHandler refused() {
        return (request, response, failure) -> {
            Optional<SignInRefusal> why = SignInRefusal.of(failure);
            boolean anew = SessionMarks.waiting(request.getSession(false)).isPresent();
            String page = anew ? StepUpGate.PAGE : FAILED;
            response.sendRedirect(
                    why.filter(SignInRefusal.NO_E_ADDRESS::equals).isPresent()
                            ? NO_E_ADDRESS
                            : page + why.map(known -> "?why=" + known.code()).orElse(""));
        };
    }
}
