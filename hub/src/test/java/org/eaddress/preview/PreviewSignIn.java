package org.eaddress.preview;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Stands in for the access module, with the same headers.
@Configuration(proxyBeanMethods = false)
class PreviewSignIn {
    static final Caller ANNA = person("Anna Ozola", SampleLetters.ANNA);
    static final Caller ULDIS = person("Uldis Bērziņš", SampleLetters.ULDIS);

    private static final String PAGES =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';" + " frame-ancestors 'none'";
    private static final String VIEWER = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static Caller person(String name, EAddress address) {
        return new Caller(address, name, Caller.Way.PERSON, "high");
    }

    @Bean
    SecurityFilterChain previewViewer(HttpSecurity http) {
        return http.securityMatcher("/webjars/**")
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .headers(headers -> headers.cacheControl(caching -> caching.disable())
                        .frameOptions(frames -> frames.sameOrigin())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(VIEWER)))
                .build();
    }

    @Bean
    SecurityFilterChain previewPages(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/accessibility",
                                "/verify",
                                "/no-e-address",
                                "/session-ended",
                                "/portal/**",
                                "/error",
                                "/trouble")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").permitAll())
                .logout(out -> out.logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGES)))
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                User.withUsername("anna").password("{noop}demo").build(),
                User.withUsername("uldis").password("{noop}demo").build());
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }

    private static final class CallerArgument implements HandlerMethodArgumentResolver {
        private static final Map<String, Caller> CALLERS = Map.of("anna", ANNA, "uldis", ULDIS);

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.nestedIfOptional().getNestedParameterType() == Caller.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer model,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Principal person = request.getUserPrincipal();
            @Nullable Caller caller = person == null ? null : CALLERS.get(person.getName());
            return parameter.isOptional() ? Optional.ofNullable(caller) : caller;
        }
    }
}
