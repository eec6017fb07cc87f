package org.eaddress.hub.access;

import java.util.Optional;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The systems that may call the API, each for one e-address and known by its public key.
@Component
public class MachineClients {
    private static final String ENROL = """
            insert into machine_client (client_id, e_address, scope, public_key)
            values (:clientId, :address, :scope, :key)
            on conflict (client_id) do update
            set e_address = excluded.e_address, scope = excluded.scope, public_key = excluded.public_key""";
    private static final String FIND = """
            select client_id, e_address, scope, public_key from machine_client where client_id = :clientId""";

    private final JdbcClient db;

    MachineClients(JdbcClient db) {
        this.db = db;
    }

    /// Lets the system send and receive for the address from now on; `publicJwk` is its ES256 key as JWK (RFC
    /// 7517), without the private part.
    public void enrol(String clientId, EAddress address, String publicJwk) {
        enrol(clientId, address, Scope.MESSAGES, publicJwk);
    }

    /// The same, with what it may do.
    public void enrol(String clientId, EAddress address, Scope scope, String publicJwk) {
        db.sql(ENROL)
                .param("clientId", clientId)
                .param("address", address.value())
                .param("scope", scope.code())
                .param("key", MachineClient.readKey(publicJwk).toJSONString())
                .update();
    }

    Optional<MachineClient> find(String clientId) {
        return db.sql(FIND)
                .param("clientId", clientId)
                .query((row, _) -> new MachineClient(
                        row.getString("client_id"),
                        new EAddress(row.getString("e_address")),
                        Scope.ofCode(row.getString("scope")),
                        MachineClient.readKey(row.getString("public_key"))))
                .optional();
    }
}
