package org.eaddress.hub.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/// The authorization server for machines: the token address and its public keys.
///
/// Of all that the framework offers it takes one grant, client credentials, and two ways to prove who one is with
/// the key that was enrolled: `private_key_jwt`, and the certificate of the connection. Beside it stand the grants
/// of those who act by a person's consent.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class TokenChain {
    static final int ORDER = 10;

    @Bean
    TokenKeyRing tokenKeys(AccessSettings settings, Clock clock) {
        return new TokenKeyRing(new KeyStoreFile(settings.access(), clock), clock);
    }

    @Bean
    JWKSource<SecurityContext> publishedTokenKeys(TokenKeyRing ring) {
        return (selector, _) -> selector.select(ring.keys().published());
    }

    @Bean
    JwtGenerator accessTokenGenerator(TokenKeyRing ring, Clock clock, AccessTokenClaims claims) {
        var encoder = new NimbusJwtEncoder(
                (selector, _) -> selector.select(new JWKSet(ring.keys().signing(clock.instant()))));
        JwtGenerator generator = new JwtGenerator(encoder);
        generator.setClock(clock);
        generator.setJwtCustomizer(claims);
        return generator;
    }

    @Bean
    @Order(ORDER)
    SecurityFilterChain tokenAddress(
            HttpSecurity http,
            AccessSettings settings,
            RegisteredMachines machines,
            ClientAssertions assertions,
            MachineClients clients,
            Clock clock,
            JwtGenerator accessTokenGenerator,
            PossessionProofs proofs,
            ObjectProvider<Consented> consented,
            KeepsNothing authorizations,
            TokenRefusals refusals) {
        var provider = new JwtClientAssertionAuthenticationProvider(machines, authorizations);
        provider.setJwtDecoderFactory(assertions);
        var certificates = new CertificateClients(machines, clients, clock);
        var binding = new AskedBinding(proofs);
        http.securityMatcher("/oauth2/**")
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.registeredClientRepository(machines)
                                .authorizationService(authorizations)
                                .authorizationServerSettings(serverSettings(settings))
                                .tokenGenerator(accessTokenGenerator)
                                .clientAuthentication(client -> client.authenticationConverters(
                                                TokenChain.only(new AssertedClients(), certificates))
                                        .authenticationProviders(TokenChain.only(provider, certificates))
                                        .errorResponseHandler(refusals))
                                .tokenEndpoint(token -> token.accessTokenRequestConverters(TokenChain.only(
                                                new ClientCredentials(binding), new ConsentRequests(binding)))
                                        .authenticationProvider(new ConsentGrants(consented, accessTokenGenerator))
                                        .errorResponseHandler(refusals)))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/oauth2/token")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(refusals))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(new TokenOutage(refusals), SecurityContextHolderFilter.class);
        return http.build();
    }

    private static AuthorizationServerSettings serverSettings(AccessSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.publicUrl().toString())
                .build();
    }

    @SafeVarargs
    private static <T> Consumer<List<T>> only(T... these) {
        return all -> {
            all.clear();
            all.addAll(List.of(these));
        };
    }
}
