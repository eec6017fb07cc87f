package org.eaddress.hub.access;

import java.time.Duration;
import org.eaddress.hub.directory.Directory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.client.RestClient;

/// How people sign in: OpenID Connect with the configured provider, code flow with PKCE, state and nonce.
final class SignIn {
    /// Where a browser goes to be sent to the identity provider.
    static final String START = "/sign-in/identity";
    /// Where it is sent when the sign-in came to nothing.
    static final String FAILED = "/sign-in-failed";
    /// Where a person is sent who is known but has no open account.
    static final String NO_E_ADDRESS = "/no-e-address";
    /// Where a person is sent whose form came after the session's end.
    static final String SESSION_ENDED = "/session-ended";

    private static final String RETURN = "/signed-in/identity";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final AccessSettings.Identity provider;
    private final String publicUrl;
    private final Directory directory;
    private final AskedForPage askedForPage;

    SignIn(AccessSettings settings, AccessSettings.Identity provider, Directory directory, AskedForPage askedForPage) {
        this.provider = provider;
        this.publicUrl = settings.publicUrl().toString();
        this.directory = directory;
        this.askedForPage = askedForPage;
    }

    void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.loginPage(START)
                .clientRegistrationRepository(new InMemoryClientRegistrationRepository(registration()))
                .authorizedClientRepository(new Forgetful())
                .authorizationEndpoint(authorization -> authorization.baseUri("/sign-in"))
                .redirectionEndpoint(redirection -> redirection.baseUri(RETURN))
                .tokenEndpoint(token -> token.accessTokenResponseClient(codeExchange()))
                .userInfoEndpoint(user -> user.oidcUserService(new People(directory, provider)))
                .successHandler(askedForPage)
                .failureHandler(refused());
    }

    private ClientRegistration registration() {
        return ClientRegistration.withRegistrationId("identity")
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri(publicUrl + RETURN)
                .scope("openid")
                .issuerUri(provider.issuer())
                .authorizationUri(provider.authorizationUri().toString())
                .tokenUri(provider.tokenUri().toString())
                .jwkSetUri(provider.jwkSetUri().toString())
                .build();
    }

    /// The framework's client would wait for ever.
    private static RestClientAuthorizationCodeTokenResponseClient codeExchange() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT_TIMEOUT);
        requests.setReadTimeout(READ_TIMEOUT);
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> {
                    converters.addCustomConverter(new FormHttpMessageConverter());
                    converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private static AuthenticationFailureHandler refused() {
        return (request, response, failure) -> {
            boolean withoutAccount = failure instanceof OAuth2AuthenticationException e
                    && People.NO_E_ADDRESS.getErrorCode().equals(e.getError().getErrorCode());
            response.sendRedirect(withoutAccount ? NO_E_ADDRESS : FAILED);
        };
    }
}
