package org.eaddress.hub.access;

import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The systems that may call the API, each for one e-address and known by its public key.
@Component
public class MachineClients {
    private static final String ENROL = """
            insert into machine_client (client_id, e_address, public_key) values (:clientId, :address, :key)
            on conflict (client_id) do update set e_address = excluded.e_address, public_key = excluded.public_key""";

    private final JdbcClient db;

    MachineClients(JdbcClient db) {
        this.db = db;
    }

    /// Lets the system act for the address from now on; `publicJwk` is its ES256 key as JWK (RFC 7517).
    public void enrol(String clientId, EAddress address, String publicJwk) {
        db.sql(ENROL)
                .param("clientId", clientId)
                .param("address", address.value())
                .param("key", publicJwk)
                .update();
    }
}
