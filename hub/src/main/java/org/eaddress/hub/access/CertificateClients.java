package org.eaddress.hub.access;

import com.nimbusds.jose.jwk.ECKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// Knows a client by the certificate that it showed in the TLS handshake (RFC 8705, 2): its key is one that the
/// client has now. Of a key that the hub certified it must be that very certificate (`tls_client_auth`); of any
/// other whoever issued it (`self_signed_tls_client_auth`), for the key is what was registered.
///
/// Until the key is known to be the client's all failures read the same.
final class CertificateClients implements AuthenticationConverter, AuthenticationProvider {
    private final RegisteredMachines machines;
    private final MachineClients clients;
    private final Clock clock;

    CertificateClients(RegisteredMachines machines, MachineClients clients, Clock clock) {
        this.machines = machines;
        this.clients = clients;
        this.clock = clock;
    }

    /// The certificate by which a client was known, and which of its keys it is of.
    record Known(ShownCertificate certificate, String keyId) {}

    /// Null where the client shows an assertion instead, or no certificate.
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Optional<ShownCertificate> shown = ShownCertificate.of(request);
        String[] ids = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        if (shown.isEmpty()
                || ids == null
                || ids.length != 1
                || request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) != null) {
            return null;
        }
        return new OAuth2ClientAuthenticationToken(
                ids[0], ClientAuthenticationMethod.TLS_CLIENT_AUTH, shown.get(), Map.of());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        return asked.getCredentials() instanceof ShownCertificate shown ? known(asked.getName(), shown) : null;
    }

    private Authentication known(String clientId, ShownCertificate shown) {
        RegisteredClient client = machines.findByClientId(clientId);
        if (client == null) {
            throw refused(null);
        }
        ECKey key = RegisteredMachines.machine(client).keys().stream()
                .filter(shown::isOf)
                .findFirst()
                .orElseThrow(() -> refused(null));
        if (!shown.isValid(clock.instant())) {
            throw refused("the certificate is not valid now");
        }
        Optional<String> issued = clients.certificate(clientId, key.getKeyID());
        if (issued.isPresent() && !isThat(issued.get(), shown)) {
            throw refused("another certificate was issued for this key");
        }
        clients.used(clientId, key.getKeyID());
        ClientAuthenticationMethod method = issued.isPresent()
                ? ClientAuthenticationMethod.TLS_CLIENT_AUTH
                : ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH;
        return new OAuth2ClientAuthenticationToken(client, method, new Known(shown, key.getKeyID()));
    }

    private static boolean isThat(String pem, ShownCertificate shown) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .equals(shown.certificate());
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that the hub issued cannot be read", e);
        }
    }

    private static OAuth2AuthenticationException refused(@Nullable String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, why, null));
    }
}
