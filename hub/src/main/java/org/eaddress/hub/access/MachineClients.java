package org.eaddress.hub.access;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The systems that may call the API, each for one e-address and known by its public key.
@Component
public class MachineClients {
    private static final String ENROL = """
            insert into machine_client (client_id, e_address, scope, public_key)
            select :clientId, :address, :scope, :key
            where not exists (
              select from machine_client
              where public_key::jsonb ->> 'x' = :key::jsonb ->> 'x' and client_id <> :clientId)
            on conflict (client_id) do update
            set e_address = excluded.e_address, scope = excluded.scope, public_key = excluded.public_key""";
    private static final String FIND = """
            select client_id, e_address, scope, public_key, bound_tokens from machine_client
            where client_id = :clientId""";
    private static final String BIND = "update machine_client set bound_tokens = :bound where client_id = :clientId";

    private static final String CONNECTED = """
            select distinct e_address from machine_client
            where e_address = any(:addresses) and scope = :scope limit :limit""";

    private final JdbcClient db;

    MachineClients(JdbcClient db) {
        this.db = db;
    }

    /// Lets the system send and receive for the address from now on; `publicJwk` is its ES256 key as JWK (RFC
    /// 7517), without the private part.
    public void enrol(String clientId, EAddress address, String publicJwk) {
        enrol(clientId, address, Scope.MESSAGES, publicJwk);
    }

    /// The same, with what it may do. A key serves one client: whoever holds it could act as either.
    public void enrol(String clientId, EAddress address, Scope scope, String publicJwk) {
        int enrolled = db.sql(ENROL)
                .param("clientId", clientId)
                .param("address", address.value())
                .param("scope", scope.code())
                .param("key", MachineClient.readKey(publicJwk).toJSONString())
                .update();
        if (enrolled == 0) {
            throw new IllegalArgumentException("another client has this key");
        }
    }

    /// Whether the client, which is enrolled, gets only tokens that are bound to a key.
    public void bindTokens(String clientId, boolean bound) {
        db.sql(BIND).param("clientId", clientId).param("bound", bound).update();
    }

    /// Those of these addresses that a system may send and receive for.
    public Set<EAddress> connected(Collection<EAddress> addresses) {
        if (addresses.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(db.sql(CONNECTED)
                .param("addresses", addresses.stream().map(EAddress::value).toArray(String[]::new))
                .param("scope", Scope.MESSAGES.code())
                .param("limit", addresses.size())
                .query((row, _) -> new EAddress(row.getString("e_address")))
                .list());
    }

    Optional<MachineClient> find(String clientId) {
        return db.sql(FIND)
                .param("clientId", clientId)
                .query((row, _) -> new MachineClient(
                        row.getString("client_id"),
                        new EAddress(row.getString("e_address")),
                        Scope.ofCode(row.getString("scope")),
                        MachineClient.readKey(row.getString("public_key")),
                        row.getBoolean("bound_tokens")))
                .optional();
    }
}
