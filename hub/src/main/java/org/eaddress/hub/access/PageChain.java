package org.eaddress.hub.access;

import jakarta.servlet.DispatcherType;
import java.util.Objects;
import org.eaddress.hub.directory.Directory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The guard of the pages: whoever is not signed in is sent to the identity provider and comes back to the page
/// asked for.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class PageChain {
    private static final String[] OPEN = {
        "/",
        "/accessibility",
        "/verify",
        "/outages",
        "/portal/**",
        "/webjars/**",
        "/openapi.yaml",
        "/.well-known/oauth-authorization-server",
        "/actuator/health",
        "/actuator/health/**",
        SignIn.START,
        SignIn.FAILED,
        SignIn.NO_E_ADDRESS,
        SignIn.SESSION_ENDED,
        "/error"
    };

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(AccessSettings settings) {
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(
                registration -> Objects.requireNonNull(settings.identities().get(registration.getRegistrationId()))
                        .signatureAlgorithm());
        return decoders;
    }

    @Bean
    People people(Directory directory, AccessSettings settings, SignInSettings signIn) {
        return new People(directory, settings, signIn.minimum());
    }

    @Bean
    @Order
    SecurityFilterChain pages(
            HttpSecurity http,
            AccessSettings settings,
            SignIn signIn,
            Sessions sessions,
            SessionRecord record,
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
                .addFilterAfter(new SessionWatch(sessions), SecurityContextHolderFilter.class)
                .sessionManagement(kept -> kept.addSessionAuthenticationStrategy(record))
                .logout(logout -> logout.logoutUrl("/logout")
                        .logoutSuccessUrl("/")
                        .addLogoutHandler(record)
                        .deleteCookies(SessionCookie.NAME));
        if (!settings.identities().isEmpty()) {
            signIn.configure(http);
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
