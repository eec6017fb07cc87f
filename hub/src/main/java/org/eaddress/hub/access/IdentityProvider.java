package org.eaddress.hub.access;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/// An identity provider that people sign in with, `hub.identities.<id>.*`; OpenID Connect, authorisation code with
/// PKCE.
///
/// @param names what people call it, by language: `lv`, `en`
/// @param issuer what `iss` of its ID tokens must be
/// @param issuerInAnswer whether it always names itself in its answer (RFC 9207); one that does without having to
///   is held to it, too
/// @param userInfoUri where the claims are that its ID tokens lack
/// @param authentication how the hub shows its secret, `basic` or `post`
/// @param algorithm what its ID tokens are signed with, ES256 or RS256
/// @param codeClaim the claim that holds the personal code
/// @param levels which of its `acr` mean which level
/// @param assumedLevel the level where it states none in `acr`; if absent, it must
public record IdentityProvider(
        @DefaultValue Map<String, String> names,
        String issuer,
        @DefaultValue("false") boolean issuerInAnswer,
        URI authorizationUri,
        URI tokenUri,
        URI jwkSetUri,
        @Nullable URI userInfoUri,
        String clientId,
        String clientSecret,
        @DefaultValue("basic") String authentication,
        @DefaultValue("openid") List<String> scopes,
        @DefaultValue("ES256") String algorithm,
        @DefaultValue("personal_code") String codeClaim,
        @DefaultValue Levels levels,
        @Nullable AssuranceLevel assumedLevel) {

    /// The values of `acr` that mean each level.
    public record Levels(
            @DefaultValue List<String> low,
            @DefaultValue List<String> substantial,
            @DefaultValue List<String> high) {

        private Map<AssuranceLevel, List<String>> all() {
            var all = new EnumMap<AssuranceLevel, List<String>>(AssuranceLevel.class);
            all.put(AssuranceLevel.LOW, low);
            all.put(AssuranceLevel.SUBSTANTIAL, substantial);
            all.put(AssuranceLevel.HIGH, high);
            return all;
        }
    }

    /// What a person in this language calls it.
    public String name(String id, Locale locale) {
        return Optional.ofNullable(names.get(locale.getLanguage())).orElse(id);
    }

    /// What this `acr` means; empty when nobody said so.
    Optional<AssuranceLevel> level(@Nullable String acr) {
        return acr == null
                ? Optional.ofNullable(assumedLevel)
                : levels.all().entrySet().stream()
                        .filter(level -> level.getValue().contains(acr))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /// The values of `acr` that mean this level or a higher one.
    List<String> reaching(AssuranceLevel wanted) {
        return levels.all().entrySet().stream()
                .filter(level -> level.getKey().reaches(wanted))
                .flatMap(level -> level.getValue().stream())
                .toList();
    }

    boolean canReach(AssuranceLevel wanted) {
        return !reaching(wanted).isEmpty() || Stream.ofNullable(assumedLevel).anyMatch(level -> level.reaches(wanted));
    }

    SignatureAlgorithm signatureAlgorithm() {
        return switch (algorithm) {
            case "ES256" -> SignatureAlgorithm.ES256;
            case "RS256" -> SignatureAlgorithm.RS256;
            default -> throw new IllegalArgumentException("hub.identities.<id>.algorithm is ES256 or RS256");
        };
    }

    ClientAuthenticationMethod clientAuthentication() {
        return switch (authentication) {
            case "basic" -> ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
            case "post" -> ClientAuthenticationMethod.CLIENT_SECRET_POST;
            default -> throw new IllegalArgumentException("hub.identities.<id>.authentication is basic or post");
        };
    }

    /// It holds a secret and is never printed.
    @Override
    public String toString() {
        return "IdentityProvider[" + issuer + "]";
    }
}
