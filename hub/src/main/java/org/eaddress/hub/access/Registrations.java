package org.eaddress.hub.access;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;

/// What the hub is to each identity provider: a client with a return address of its own, so that the answer of one
/// provider never passes for that of another.
final class Registrations {
    private Registrations() {}

    static ClientRegistrationRepository of(AccessSettings settings) {
        String publicUrl = settings.publicUrl().toString();
        Map<String, ClientRegistration> all = settings.identities().entrySet().stream()
                .map(one -> registration(one.getKey(), one.getValue(), publicUrl))
                .collect(Collectors.toUnmodifiableMap(ClientRegistration::getRegistrationId, Function.identity()));
        return all::get;
    }

    private static ClientRegistration registration(String id, IdentityProvider provider, String publicUrl) {
        ClientRegistration.Builder registration = ClientRegistration.withRegistrationId(id)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .clientAuthenticationMethod(provider.clientAuthentication())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri(publicUrl + SignIn.RETURN + id)
                .scope(provider.scopes())
                .issuerUri(provider.issuer())
                .authorizationUri(provider.authorizationUri().toString())
                .tokenUri(provider.tokenUri().toString())
                .jwkSetUri(provider.jwkSetUri().toString())
                .userNameAttributeName(IdTokenClaimNames.SUB);
        if (provider.userInfoUri() != null) {
            registration.userInfoUri(provider.userInfoUri().toString());
        }
        return registration.build();
    }
}
