package org.eaddress.hub.access;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the hub is found and how callers prove who they are.
///
/// `publicUrl` (`hub.public-url`) is the address that callers and browsers see, without a path; it is also the
/// issuer of access tokens. `identities` are the providers that people sign in with, by their ids; there are none
/// where no person signs in.
@ConfigurationProperties("hub")
public record AccessSettings(
        URI publicUrl, Access access, @DefaultValue Map<String, IdentityProvider> identities) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");

    public AccessSettings {
        String path = publicUrl.getPath();
        if (publicUrl.getHost() == null || (path != null && !path.isEmpty())) {
            throw new IllegalArgumentException("hub.public-url is like https://hub.example, without a path or a slash");
        }
        if (!identities.keySet().stream().allMatch(id -> ID.matcher(id).matches())) {
            throw new IllegalArgumentException("the id in hub.identities.<id> is of small letters, digits and hyphens");
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
}
