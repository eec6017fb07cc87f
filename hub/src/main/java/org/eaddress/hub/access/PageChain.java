package org.eaddress.hub.access;

import jakarta.servlet.DispatcherType;
import org.eaddress.hub.directory.Directory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The guard of the pages: whoever is not signed in is sent to the identity provider and comes back to the page
/// asked for.
@Configuration(proxyBeanMethods = false)
class PageChain {
    private static final String[] OPEN = {
        "/",
        "/accessibility",
        "/verify",
        "/portal/**",
        "/webjars/**",
        "/openapi.yaml",
        "/.well-known/oauth-authorization-server",
        "/actuator/health",
        "/actuator/health/**",
        SignIn.FAILED,
        SignIn.NO_E_ADDRESS,
        SignIn.SESSION_ENDED,
        "/error"
    };

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(AccessSettings settings) {
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        AccessSettings.Identity provider = settings.identity();
        SignatureAlgorithm algorithm = provider == null ? SignatureAlgorithm.ES256 : provider.signatureAlgorithm();
        decoders.setJwsAlgorithmResolver(_ -> algorithm);
        return decoders;
    }

    @Bean
    @Order
    SecurityFilterChain pages(
            HttpSecurity http,
            AccessSettings settings,
            Directory directory,
            PageEntry entry,
            AskedForPage askedForPage) {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(entry).accessDeniedHandler(new FormRefusals()))
                .requestCache(cache -> cache.requestCache(askedForPage.cache()))
                .headers(headers -> headers(headers, settings))
                .logout(logout ->
                        logout.logoutUrl("/logout").logoutSuccessUrl("/").deleteCookies(SessionCookie.NAME));
        AccessSettings.Identity provider = settings.identity();
        if (provider != null) {
            http.oauth2Login(new SignIn(settings, provider, directory, askedForPage)::configure);
        }
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, AccessSettings settings) {
        headers.addHeaderWriter(new PageHeaders())
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
        if (!settings.isHttps()) {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        }
    }
}
