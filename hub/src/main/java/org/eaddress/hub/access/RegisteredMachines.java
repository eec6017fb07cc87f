package org.eaddress.hub.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/// The machine clients as the authorization server sees them: client credentials with `private_key_jwt` or by the
/// certificate of the connection, nothing else.
@Component
final class RegisteredMachines implements RegisteredClientRepository {
    private static final String MACHINE = "machine-client";

    private final MachineClients clients;
    private final TokenSettings tokens;

    RegisteredMachines(MachineClients clients, AccessSettings settings) {
        this.clients = clients;
        this.tokens = TokenSettings.builder()
                .accessTokenTimeToLive(settings.access().tokenLifetime())
                .build();
    }

    /// The client that was found, with its key.
    static MachineClient machine(RegisteredClient client) {
        return Objects.requireNonNull(client.getClientSettings().getSetting(MACHINE));
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.find(clientId).map(this::registered).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are enrolled, not saved");
    }

    private RegisteredClient registered(MachineClient machine) {
        return RegisteredClient.withId(machine.clientId())
                .clientId(machine.clientId())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .clientAuthenticationMethod(ClientAuthenticationMethod.TLS_CLIENT_AUTH)
                .clientAuthenticationMethod(ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(machine.scope().code())
                .tokenSettings(tokens)
                .clientSettings(ClientSettings.builder()
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256)
                        .setting(MACHINE, machine)
                        .build())
                .build();
    }
}
