package org.eaddress.hub.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where machines reach the hub by TLS with certificates of their own (RFC 8705), `hub.mutual-tls.*`; nowhere
/// unless a port is set. Nothing that ends TLS may stand between.
///
/// @param port none when 0
/// @param address on which the hub listens there; that of the hub when absent
/// @param publicUrl the address that machines see, without a path
/// @param keyStore PKCS#12 with the key and the certificate of that address
@ConfigurationProperties("hub.mutual-tls")
public record MutualTls(
        @DefaultValue("0") int port,
        @Nullable String address,
        @Nullable URI publicUrl,
        @Nullable Path keyStore,
        @Nullable String password) {
    public MutualTls {
        boolean whole = publicUrl != null && "https".equals(publicUrl.getScheme()) && keyStore != null;
        if (port != 0 && (!whole || password == null)) {
            throw new IllegalArgumentException(
                    "hub.mutual-tls.port needs .public-url, which is https, .key-store and .password");
        }
    }

    public boolean isOn() {
        return port != 0;
    }

    /// Where machines take tokens by their certificates.
    public Optional<String> tokenAddress() {
        return Optional.ofNullable(publicUrl).filter(_ -> isOn()).map(url -> url + "/oauth2/token");
    }

    Path keys() {
        return Objects.requireNonNull(keyStore);
    }

    String secret() {
        return Objects.requireNonNull(password);
    }

    /// It holds a secret and is never printed.
    @Override
    public String toString() {
        return "MutualTls[" + port + "]";
    }
}
