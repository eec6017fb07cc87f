package org.eaddress.hub.access;

import com.nimbusds.jose.jwk.ECKey;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The systems that may call the API, each for one e-address and known by its public keys.
@Component
public class MachineClients {
    private static final String LOCK = """
            select removed_at is not null from machine_client where client_id = :clientId for update""";

    private static final String HOLDERS = """
            select client_id, removed_at is not null as removed from machine_key where key_id = :keyId
            order by added_at, client_id limit 100""";

    /// A key that it has is left as it is; another takes the place of all. Tokens that say another e-address or
    /// scope are not good any more.
    private static final String ENROL = """
            with client as (
              insert into machine_client as c (client_id, e_address, scope, public_key)
              values (:clientId, :address, :scope, :key)
              on conflict (client_id) do update
              set e_address = excluded.e_address, scope = excluded.scope, public_key = excluded.public_key,
                  stopped_at = clock_timestamp(),
                  tokens_since = case
                    when c.e_address <> excluded.e_address or c.scope <> excluded.scope then clock_timestamp()
                    else c.tokens_since end
              returning client_id
            ), known as (
              select from machine_key where client_id = :clientId and key_id = :keyId
            ), replaced as (
              update machine_key k set removed_at = now() from client
              where k.client_id = client.client_id and k.removed_at is null and not exists (select from known)
            )
            insert into machine_key (client_id, key_id, public_key)
            select client_id, :keyId, :key from client where not exists (select from known)""";

    private static final String FIND = """
            select c.client_id, c.e_address, c.scope, k.key_id, k.public_key, c.bound_tokens
            from machine_client c join machine_key k on k.client_id = c.client_id
            where c.client_id = :clientId and c.suspended_at is null and c.removed_at is null
              and (c.keys_out_until is null or c.keys_out_until <= now())
              and k.removed_at is null and (k.ends_at is null or k.ends_at > now())
            order by k.added_at, k.key_id limit 100""";

    private static final String USED = """
            update machine_key set used_at = now()
            where client_id = :clientId and key_id = :keyId
              and (used_at is null or used_at < now() - interval '1 minute')""";

    /// A token that names no key was made before tokens did. Tokens tell their time in whole seconds.
    private static final String STANDS = """
            select exists (
              select from machine_client c
              where c.client_id = :clientId and c.suspended_at is null and c.removed_at is null
                and (c.keys_out_until is null or c.keys_out_until <= now())
                and (c.tokens_since is null
                  or cast(:issuedAt as timestamptz) >= date_trunc('second', c.tokens_since))
                and (cast(:keyId as text) is null or exists (
                  select from machine_key k
                  where k.client_id = c.client_id and k.key_id = :keyId and k.removed_at is null)))""";

    private static final String STOPPED = """
            select client_id from machine_client where stopped_at > now() - interval '30 seconds'
            order by stopped_at desc limit 10000""";

    private static final String CERTIFICATE = """
            select certificate from machine_key
            where client_id = :clientId and key_id = :keyId and removed_at is null and certificate is not null""";

    private static final String BIND = "update machine_client set bound_tokens = :bound where client_id = :clientId";

    private static final String CONNECTED = """
            select distinct e_address from machine_client
            where e_address = any(:addresses) and scope = :scope and suspended_at is null and removed_at is null
            limit :limit""";

    private final JdbcClient db;

    MachineClients(JdbcClient db) {
        this.db = db;
    }

    /// Lets the system send and receive for the address from now on; `publicJwk` is its ES256 key as JWK (RFC
    /// 7517), without the private part.
    @Transactional
    public void enrol(String clientId, EAddress address, String publicJwk) {
        enrol(clientId, address, Scope.MESSAGES, publicJwk);
    }

    /// The same, with what it may do. A key serves one client: whoever holds it could act as either.
    ///
    /// @throws IllegalStateException when the client or its key was removed: what was does not come back
    @Transactional
    public void enrol(String clientId, EAddress address, Scope scope, String publicJwk) {
        ECKey key = MachineClient.readKey(publicJwk);
        checkClient(clientId);
        checkKey(clientId, key.getKeyID());
        db.sql(ENROL)
                .param("clientId", clientId)
                .param("address", address.value())
                .param("scope", scope.code())
                .param("keyId", key.getKeyID())
                .param("key", key.toJSONString())
                .update();
    }

    private void checkClient(String clientId) {
        boolean removed = db.sql(LOCK)
                .param("clientId", clientId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (removed) {
            throw new IllegalStateException("the client %s was removed".formatted(clientId));
        }
    }

    private record Holder(String clientId, boolean removed) {}

    /// Nobody else gets the key until the transaction ends.
    private void checkKey(String clientId, String keyId) {
        db.sql(ConnectedSystems.LOCK_KEY)
                .param("keyId", keyId)
                .query(Boolean.class)
                .single();
        List<Holder> holders = db.sql(HOLDERS)
                .param("keyId", keyId)
                .query((row, _) -> new Holder(row.getString("client_id"), row.getBoolean("removed")))
                .list();
        if (holders.stream().anyMatch(holder -> !holder.clientId().equals(clientId))) {
            throw new IllegalArgumentException("another client has this key");
        }
        if (holders.stream().anyMatch(Holder::removed)) {
            throw new IllegalStateException("this key of the client %s was removed".formatted(clientId));
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

    /// The client with the keys that it has now; none that is suspended, was removed or has no key left.
    Optional<MachineClient> find(String clientId) {
        List<MachineClient> withOneKey = db.sql(FIND)
                .param("clientId", clientId)
                .query((row, _) -> new MachineClient(
                        row.getString("client_id"),
                        new EAddress(row.getString("e_address")),
                        Scope.ofCode(row.getString("scope")),
                        List.of(MachineClient.readKey(row.getString("public_key"), row.getString("key_id"))),
                        row.getBoolean("bound_tokens")))
                .list();
        return withOneKey.stream()
                .findFirst()
                .map(client -> new MachineClient(
                        client.clientId(),
                        client.eAddress(),
                        client.scope(),
                        withOneKey.stream().flatMap(one -> one.keys().stream()).toList(),
                        client.boundTokens()));
    }

    /// The certificate in PEM that the hub issued for this key of the client, if it did.
    Optional<String> certificate(String clientId, String keyId) {
        return db.sql(CERTIFICATE)
                .param("clientId", clientId)
                .param("keyId", keyId)
                .query(String.class)
                .optional();
    }

    /// Remembers that it came with this key, to the minute.
    void used(String clientId, String keyId) {
        db.sql(USED).param("clientId", clientId).param("keyId", keyId).update();
    }

    /// Whether a token that it got by this key at this time is good still.
    boolean stands(String clientId, @Nullable String keyId, Instant issuedAt) {
        return db.sql(STANDS)
                .param("clientId", clientId)
                .param("issuedAt", issuedAt.atOffset(ZoneOffset.UTC))
                .param("keyId", keyId, Types.VARCHAR)
                .query(Boolean.class)
                .single();
    }

    /// Those whose tokens may have ceased to be good in the last half minute.
    Set<String> stoppedLately() {
        return Set.copyOf(db.sql(STOPPED).query(String.class).list());
    }
}
