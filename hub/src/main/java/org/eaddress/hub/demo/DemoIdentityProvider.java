package org.eaddress.hub.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import org.eaddress.hub.access.AccessSettings;
import org.eaddress.hub.access.AssuranceLevel;
import org.eaddress.hub.access.IdentityProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/// An OpenID Connect provider that believes whoever picks a person from a list. It stands where a national one
/// would.
///
/// It shares nothing with the hub's own authorization server: its issuer, its key (new at each start) and its one
/// client are its own, so nothing it signs opens the API.
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoIdentityProvider {
    static final String AUTHORIZE = "/demo/oauth2/authorize";
    private static final String TOKEN = "/demo/oauth2/token";
    private static final String KEYS = "/demo/oauth2/jwks";
    private static final String ID = "demo";
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; " + "frame-ancestors 'none'";

    @Bean
    @Order(5)
    SecurityFilterChain demoIdentity(HttpSecurity http, AccessSettings settings, Clock clock) throws JOSEException {
        IdentityProvider expected =
                Objects.requireNonNull(settings.identities().get(ID), "hub.identities.demo is not set");
        var key = new ImmutableJWKSet<SecurityContext>(new JWKSet(new ECKeyGenerator(Curve.P_256)
                .keyIDFromThumbprint(true)
                .algorithm(JWSAlgorithm.ES256)
                .generate()));
        http.setSharedObject(JWKSource.class, key);
        http.securityMatcher("/demo/**")
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.registeredClientRepository(
                                        new InMemoryRegisteredClientRepository(portal(settings, expected)))
                                .authorizationService(new DemoCodes())
                                .authorizationServerSettings(addresses(expected))
                                .tokenGenerator(tokens(key, expected, clock))
                                .oidc(Customizer.withDefaults()))
                .oauth2ResourceServer(userInfo -> userInfo.jwt(jwt -> jwt.decoder(DemoIdentityProvider::noUserInfo)))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/demo/sign-in")
                        .permitAll()
                        .requestMatchers(AUTHORIZE, TOKEN)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .addFilterAfter(new DemoPick(AUTHORIZE), SecurityContextHolderFilter.class)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(new DemoEntry()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
        return http.build();
    }

    /// Tells the provider's list of sessions which are over.
    @Bean
    HttpSessionEventPublisher demoSessions() {
        return new HttpSessionEventPublisher();
    }

    private static RegisteredClient portal(AccessSettings settings, IdentityProvider expected) {
        return RegisteredClient.withId("portal")
                .clientId(expected.clientId())
                .clientSecret("{noop}" + expected.clientSecret()) // both ends are in this process
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(settings.publicUrl() + "/signed-in/" + ID)
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(CODE_LIFETIME)
                        .accessTokenTimeToLive(CODE_LIFETIME)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build())
                .build();
    }

    private static AuthorizationServerSettings addresses(IdentityProvider expected) {
        return AuthorizationServerSettings.builder()
                .issuer(expected.issuer())
                .authorizationEndpoint(AUTHORIZE)
                .tokenEndpoint(TOKEN)
                .jwkSetEndpoint(KEYS)
                .build();
    }

    private static JwtGenerator tokens(JWKSource<SecurityContext> key, IdentityProvider expected, Clock clock) {
        JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(key));
        generator.setJwtCustomizer(context -> {
            Authentication person = Objects.requireNonNull(context.getPrincipal());
            context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
            context.getClaims()
                    .claim(expected.codeClaim(), person.getName())
                    .claim(IdTokenClaimNames.ACR, acr(expected, DemoPick.level(person)))
                    .claim(IdTokenClaimNames.AUTH_TIME, Date.from(clock.instant()));
        });
        return generator;
    }

    private static String acr(IdentityProvider expected, AssuranceLevel level) {
        return switch (level) {
            case LOW -> expected.levels().low().getFirst();
            case SUBSTANTIAL -> expected.levels().substantial().getFirst();
            case HIGH -> expected.levels().high().getFirst();
        };
    }

    private static Jwt noUserInfo(String token) {
        throw new BadJwtException("the ID token says it all");
    }
}
