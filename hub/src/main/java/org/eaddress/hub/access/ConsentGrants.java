package org.eaddress.hub.access;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;

/// Gives an application the tokens for what a person consented to.
final class ConsentGrants implements AuthenticationProvider {
    private final ObjectProvider<Consented> consented;
    private final JwtGenerator tokens;

    ConsentGrants(ObjectProvider<Consented> consented, JwtGenerator tokens) {
        this.consented = consented;
        this.tokens = tokens;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return ConsentGrant.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        ConsentGrant grant = (ConsentGrant) authentication;
        OAuth2ClientAuthenticationToken client = (OAuth2ClientAuthenticationToken) grant.getPrincipal();
        RegisteredClient registered = Objects.requireNonNull(client.getRegisteredClient());
        ConsentGrant.Asked asked = grant.asked().orElseThrow();
        Consented.Granted granted = consented.stream()
                .flatMap(one -> granted(one, registered.getClientId(), asked).stream())
                .findFirst()
                .orElseThrow(() -> refused(OAuth2ErrorCodes.INVALID_GRANT, null));
        Jwt token = token(grant.with(granted), client, registered, scopes(asked, granted));
        return new OAuth2AccessTokenAuthenticationToken(
                registered,
                client,
                accessToken(token, scopes(asked, granted)),
                new OAuth2RefreshToken(granted.refreshToken(), token.getIssuedAt()),
                Map.of());
    }

    private static Optional<Consented.Granted> granted(Consented consented, String clientId, ConsentGrant.Asked asked) {
        return switch (asked) {
            case ConsentGrant.Asked.ByCode(var code) -> consented.redeem(clientId, code);
            case ConsentGrant.Asked.ByRefreshToken again -> consented.renew(clientId, again.token());
        };
    }

    private static Set<String> scopes(ConsentGrant.Asked asked, Consented.Granted granted) {
        Set<String> wanted = asked instanceof ConsentGrant.Asked.ByRefreshToken again ? again.scopes() : Set.of();
        if (!granted.scopes().containsAll(wanted)) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, "the person did not consent to so much");
        }
        return wanted.isEmpty() ? granted.scopes() : wanted;
    }

    private Jwt token(
            ConsentGrant grant,
            OAuth2ClientAuthenticationToken client,
            RegisteredClient registered,
            Set<String> scopes) {
        Jwt token = tokens.generate(DefaultOAuth2TokenContext.builder()
                .registeredClient(registered)
                .principal(client)
                .authorizationServerContext(Objects.requireNonNull(AuthorizationServerContextHolder.getContext()))
                .authorizedScopes(scopes)
                .tokenType(OAuth2TokenType.ACCESS_TOKEN)
                .authorizationGrantType(grant.getGrantType())
                .authorizationGrant(grant)
                .build());
        return Objects.requireNonNull(token);
    }

    private static OAuth2AccessToken accessToken(Jwt token, Set<String> scopes) {
        boolean boundToKey =
                Objects.requireNonNull(token.getClaimAsMap(Binding.CLAIM)).containsKey(Binding.ToKey.MEMBER);
        return new OAuth2AccessToken(
                boundToKey ? OAuth2AccessToken.TokenType.DPOP : OAuth2AccessToken.TokenType.BEARER,
                token.getTokenValue(),
                token.getIssuedAt(),
                token.getExpiresAt(),
                scopes);
    }

    private static OAuth2AuthenticationException refused(String error, @Nullable String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(error, why, null));
    }
}
