package org.eaddress.hub.access;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/// Whether a system still holds its key: more than an access token shows, which can be stolen.
@Component
public class KeyProofs {
    private final MachineClients clients;
    private final ClientAssertions assertions;

    KeyProofs(MachineClients clients, ClientAssertions assertions) {
        this.clients = clients;
        this.assertions = assertions;
    }

    /// Uses the assertion up, made as for the token address; whether the client proves itself by it.
    public boolean proves(String clientId, String assertion) {
        return clients.find(clientId)
                .filter(client -> isGood(assertion, client))
                .isPresent();
    }

    private boolean isGood(String assertion, MachineClient client) {
        try {
            assertions.accept(assertion, client);
            return true;
        } catch (OAuth2AuthenticationException refused) {
            return false;
        }
    }
}
