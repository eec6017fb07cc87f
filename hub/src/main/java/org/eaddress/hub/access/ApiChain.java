package org.eaddress.hub.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/// The guard of the API: an access token, no session, no cookie, and no filter that the calls do not need.
@Configuration(proxyBeanMethods = false)
class ApiChain {
    static final int ORDER = 20;

    /// What only the operator's own systems may call.
    private static final String[] OPERATORS = {
        "/v1/holds",
        "/v1/holds/**",
        "/v1/batches/*/approval",
        "/v1/freezes/**",
        "/v1/applications/**",
        "/v1/outages/plans/*"
    };

    private static final String[] NOTARIES = {"/v1/delegations/**"};

    private static final String[] AUDITORS = {"/v1/openings/**"};

    private static final String[] READING = {
        "/v1/account", "/v1/inbox", "/v1/inbox/{id}", "/v1/inbox/{id}/documents/{number}"
    };

    private static final String[] CONFIRMING = {"/v1/inbox/{id}/confirmation", "/v1/inbox/confirmations"};

    /// Each filter measured would cost each call more than the filters do.
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(ORDER)
    SecurityFilterChain api(HttpSecurity http, ApiCallers callers, ApiRefusals refusals) {
        // A lambda, not a bean: a bean of this type would stand behind every other chain too.
        AuthenticationManager known = shown -> callers.of((BearerTokenAuthenticationToken) shown);
        var bearer = new BearerTokenAuthenticationFilter(known, new TokenHeader());
        bearer.setAuthenticationEntryPoint(refusals);
        http.securityMatcher("/v1/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/v1/trust-anchors",
                                "/v1/journal/**",
                                "/v1/statistics/**",
                                "/v1/outages",
                                "/v1/outages/statements/*")
                        .permitAll()
                        .requestMatchers(OPERATORS)
                        .hasAuthority(Scope.OPERATOR.authority())
                        .requestMatchers(NOTARIES)
                        .hasAuthority(Scope.DELEGATIONS.authority())
                        .requestMatchers(AUDITORS)
                        .hasAuthority(Scope.AUDITOR.authority())
                        .requestMatchers(HttpMethod.GET, READING)
                        .hasAnyAuthority(Scope.MESSAGES.authority(), ConsentScope.READ.authority())
                        .requestMatchers(CONFIRMING)
                        .hasAnyAuthority(Scope.MESSAGES.authority(), ConsentScope.CONFIRM.authority())
                        .anyRequest()
                        .hasAuthority(Scope.MESSAGES.authority()))
                .addFilterBefore(bearer, AuthorizationFilter.class)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled()
                        .contentTypeOptions(Customizer.withDefaults())
                        .cacheControl(Customizer.withDefaults()))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable);
        return http.build();
    }
}
