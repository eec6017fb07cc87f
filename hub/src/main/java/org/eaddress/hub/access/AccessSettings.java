package org.eaddress.hub.access;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/// Where the hub is found and how callers prove who they are.
///
/// `publicUrl` (`hub.public-url`) is the address that callers and browsers see, without a path; it is also the
/// issuer of access tokens. `identity` is absent where no person signs in.
@ConfigurationProperties("hub")
public record AccessSettings(
        URI publicUrl, Access access, @Nullable Identity identity) {

    public AccessSettings {
        String path = publicUrl.getPath();
        if (publicUrl.getHost() == null || (path != null && !path.isEmpty())) {
            throw new IllegalArgumentException("hub.public-url is like https://hub.example, without a path or a slash");
        }
    }

    /// The audience of access tokens: the API.
    public String apiAudience() {
        return publicUrl + "/v1";
    }

    /// Where client assertions go, and what their `aud` may be besides the issuer.
    public String tokenAddress() {
        return publicUrl + "/oauth2/token";
    }

    boolean isHttps() {
        return "https".equals(publicUrl.getScheme());
    }

    /// Access tokens of machines, `hub.access.*`.
    ///
    /// @param keyStore PKCS#12 with the EC P-256 keys that sign access tokens, the same on every instance
    /// @param keyStorePassword its password
    /// @param makeKeyStore whether a missing key store is made; never where several hubs start alone
    /// @param tokenLifetime how long an access token is good
    /// @param clockSkew how far apart the clocks of a client and the hub may be, at most 30 s
    /// @param assertionLifetime how far ahead an assertion may expire
    /// @param proofLifetime how long after it was made a proof of possession is taken
    /// @param cachedTokens how many verified tokens are remembered
    /// @param assuranceLevel what evidence states about callers that proved themselves by their registered key
    public record Access(
            Path keyStore,
            String keyStorePassword,
            @DefaultValue("false") boolean makeKeyStore,
            @DefaultValue("10m") Duration tokenLifetime,
            @DefaultValue("30s") Duration clockSkew,
            @DefaultValue("5m") Duration assertionLifetime,
            @DefaultValue("60s") Duration proofLifetime,
            @DefaultValue("10000") int cachedTokens,

            @DefaultValue("urn:eaddress:assurance:registered-key")
            String assuranceLevel) {
        private static final Duration MOST_SKEW = Duration.ofSeconds(30);

        public Access {
            if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
                throw new IllegalArgumentException("hub.access.clock-skew is between 0 s and 30 s");
            }
        }

        /// It holds a secret and is never printed.
        @Override
        public String toString() {
            return "Access[" + keyStore + "]";
        }
    }

    /// The identity provider that people sign in with, `hub.identity.*`; OpenID Connect, authorisation code with
    /// PKCE.
    ///
    /// @param issuer what `iss` of its ID tokens must be
    /// @param algorithm what its ID tokens are signed with, ES256 or RS256
    /// @param codeClaim the claim that holds the personal code
    /// @param assumedLevel the assurance level where the provider states none in `acr`; if absent, it must
    public record Identity(
            String issuer,
            URI authorizationUri,
            URI tokenUri,
            URI jwkSetUri,
            String clientId,
            String clientSecret,
            @DefaultValue("ES256") String algorithm,
            @DefaultValue("personal_code") String codeClaim,
            @Nullable String assumedLevel) {

        SignatureAlgorithm signatureAlgorithm() {
            return switch (algorithm) {
                case "ES256" -> SignatureAlgorithm.ES256;
                case "RS256" -> SignatureAlgorithm.RS256;
                default -> throw new IllegalArgumentException("hub.identity.algorithm is ES256 or RS256");
            };
        }

        /// It holds a secret and is never printed.
        @Override
        public String toString() {
            return "Identity[" + issuer + "]";
        }
    }
}
