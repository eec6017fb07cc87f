package org.eaddress.hub.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The systems that send and receive for e-addresses, for those who connect them. What changes one is called
/// inside a transaction; when it ends, tokens that are not good any more are refused on this hub, and within a
/// second on others.
@Component
public class ConnectedSystems {
    private static final String COLUMNS =
            "select client_id, e_address, twin_of, tried_as, coalesce(name, client_id) as name, coalesce(vendor, '') as vendor,"
                    + " created_at, suspended_at from machine_client";
    private static final String OF = COLUMNS
            + " where (e_address = any(:addresses) or twin_of = any(:addresses)) and scope = 'messages' and removed_at is null"
            + " order by created_at, client_id limit :limit";
    private static final String FIND = COLUMNS
            + " where client_id = :clientId and (e_address = any(:addresses) or twin_of = any(:addresses))"
            + " and scope = 'messages' and removed_at is null";
    private static final String KEYS = """
            select client_id, key_id, added_at, used_at, ends_at, certificate from machine_key
            where client_id = any(:clients) and removed_at is null order by added_at, key_id limit :limit""";
    private static final String LOCK = """
            select client_id from machine_client where client_id = :clientId and removed_at is null for update""";
    private static final String LOCK_ADDRESS = "select true from pg_advisory_xact_lock(hashtextextended(:address, 57))";

    /// Whoever gives a key to a client holds this.
    static final String LOCK_KEY = "select true from pg_advisory_xact_lock(hashtextextended(:keyId, 56))";

    private static final String HOLDER = """
            select client_id from machine_key where key_id = :keyId order by added_at, client_id limit 1""";
    private static final String TAKEN = COLUMNS + " where tried_as = :clientId and removed_at is null limit 1";
    private static final String ADD = """
            insert into machine_client (client_id, e_address, twin_of, tried_as, scope, public_key, name, vendor)
            values (:clientId, :address, :twinOf, :triedAs, 'messages', :key, :name, :vendor)""";
    private static final String ADD_KEY = """
            insert into machine_key (client_id, key_id, public_key, ends_at, certificate)
            values (:clientId, :keyId, :key, :endsAt, :certificate)""";
    private static final String REMOVE_KEY = """
            update machine_key set removed_at = now()
            where client_id = :clientId and key_id = :keyId and removed_at is null""";
    private static final String STOP =
            "update machine_client set stopped_at = clock_timestamp() where client_id = :clientId";
    private static final String SUSPEND = """
            update machine_client
            set suspended_at = now(), stopped_at = clock_timestamp(), tokens_since = clock_timestamp()
            where client_id = :clientId and suspended_at is null and removed_at is null""";
    private static final String RESUME = """
            update machine_client set suspended_at = null
            where client_id = :clientId and suspended_at is not null and removed_at is null""";
    private static final String KEEP_OUT = """
            update machine_client
            set keys_out_until = now() + make_interval(secs => :seconds), stopped_at = clock_timestamp()
            where client_id = :clientId and twin_of is not null and removed_at is null""";
    private static final String LET_IN = """
            update machine_client set keys_out_until = null
            where client_id = :clientId and keys_out_until is not null and removed_at is null""";
    private static final String KEYS_OUT = """
            select keys_out_until from machine_client where client_id = :clientId and keys_out_until > now()""";
    private static final String REMOVE = """
            update machine_client set removed_at = now(), stopped_at = clock_timestamp()
            where client_id = :clientId and removed_at is null""";
    private static final int MOST_KEYS = 10_000;

    private final JdbcClient db;
    private final AccessTokens tokens;

    ConnectedSystems(JdbcClient db, AccessTokens tokens) {
        this.db = db;
        this.tokens = tokens;
    }

    /// Those of these e-addresses, the oldest first.
    public List<ConnectedSystem> of(Collection<EAddress> addresses, int limit) {
        return withKeys(db.sql(OF)
                .param("addresses", values(addresses))
                .param("limit", limit)
                .query((row, _) -> system(row))
                .list());
    }

    /// The one of this id, if it is of one of these e-addresses.
    public Optional<ConnectedSystem> find(String clientId, Collection<EAddress> addresses) {
        return withKeys(db.sql(FIND)
                        .param("clientId", clientId)
                        .param("addresses", values(addresses))
                        .query((row, _) -> system(row))
                        .list())
                .stream()
                .findFirst();
    }

    /// Keeps others from changing the system until the transaction ends; false when it was removed.
    public boolean lock(String clientId) {
        return db.sql(LOCK)
                .param("clientId", clientId)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /// Keeps others from connecting systems to this e-address until the transaction ends.
    public void lock(EAddress address) {
        db.sql(LOCK_ADDRESS)
                .param("address", address.value())
                .query(Boolean.class)
                .single();
    }

    /// The system that has or had this key. No other gets it until the transaction ends.
    public Optional<String> holderOf(String keyId) {
        db.sql(LOCK_KEY).param("keyId", keyId).query(Boolean.class).single();
        return db.sql(HOLDER).param("keyId", keyId).query(String.class).optional();
    }

    /// The one in production that comes from this test system.
    public Optional<ConnectedSystem> producedFrom(String testClientId) {
        return withKeys(db.sql(TAKEN)
                        .param("clientId", testClientId)
                        .query((row, _) -> system(row))
                        .list())
                .stream()
                .findFirst();
    }

    public void add(NewSystem system) {
        db.sql(ADD)
                .param("clientId", system.clientId())
                .param("address", system.eAddress().value())
                .param("twinOf", system.twinOf().map(EAddress::value).orElse(null), Types.VARCHAR)
                .param("triedAs", system.triedAs().orElse(null), Types.VARCHAR)
                .param("key", system.key().jwk())
                .param("name", system.name())
                .param("vendor", system.vendor())
                .update();
        addKey(system.clientId(), system.key());
    }

    public void addKey(String clientId, SystemKey.New key) {
        db.sql(ADD_KEY)
                .param("clientId", clientId)
                .param("keyId", key.id())
                .param("key", key.jwk())
                .param("endsAt", key.endsAt().map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("certificate", key.certificate().orElse(null), Types.VARCHAR)
                .update();
    }

    /// What the system got by this key is not good any more. Whether it had it.
    public boolean removeKey(String clientId, String keyId) {
        boolean removed = db.sql(REMOVE_KEY)
                        .param("clientId", clientId)
                        .param("keyId", keyId)
                        .update()
                == 1;
        return removed && changes(db.sql(STOP), clientId);
    }

    /// Whether it was not.
    public boolean suspend(String clientId) {
        return changes(db.sql(SUSPEND), clientId);
    }

    /// Whether it was suspended.
    public boolean resume(String clientId) {
        return changes(db.sql(RESUME), clientId);
    }

    /// The keys of this test system act as ended for so long. Whether it is one.
    public boolean keepOut(String clientId, Duration time) {
        return changes(db.sql(KEEP_OUT).param("seconds", time.toSeconds()), clientId);
    }

    /// Its keys are as good again as they are. Whether they acted as ended.
    public boolean letIn(String clientId) {
        return changes(db.sql(LET_IN), clientId);
    }

    /// Until when its keys act as ended; empty when they do not.
    public Optional<Instant> keysOutUntil(String clientId) {
        return db.sql(KEYS_OUT)
                .param("clientId", clientId)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /// It never acts again. Whether it was there.
    public boolean remove(String clientId) {
        return changes(db.sql(REMOVE), clientId);
    }

    private boolean changes(StatementSpec statement, String clientId) {
        boolean changed = statement.param("clientId", clientId).update() == 1;
        if (changed) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tokens.forget(Set.of(clientId));
                }
            });
        }
        return changed;
    }

    private List<ConnectedSystem> withKeys(List<ConnectedSystem> systems) {
        Map<String, List<SystemKey>> keys = keysOf(systems);
        return systems.stream()
                .map(one -> new ConnectedSystem(
                        one.clientId(),
                        one.eAddress(),
                        one.twinOf(),
                        one.triedAs(),
                        one.name(),
                        one.vendor(),
                        one.since(),
                        one.suspendedAt(),
                        keys.getOrDefault(one.clientId(), List.of())))
                .toList();
    }

    private record OwnKey(String clientId, SystemKey key) {}

    private Map<String, List<SystemKey>> keysOf(List<ConnectedSystem> systems) {
        return db
                .sql(KEYS)
                .param(
                        "clients",
                        systems.stream().map(ConnectedSystem::clientId).toArray(String[]::new))
                .param("limit", MOST_KEYS)
                .query((row, _) -> new OwnKey(row.getString("client_id"), key(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OwnKey::clientId, Collectors.mapping(OwnKey::key, Collectors.toUnmodifiableList())));
    }

    private static SystemKey key(ResultSet row) throws SQLException {
        return new SystemKey(
                row.getString("key_id"),
                row.getTimestamp("added_at").toInstant(),
                time(row, "used_at"),
                time(row, "ends_at"),
                Optional.ofNullable(row.getString("certificate")));
    }

    private static ConnectedSystem system(ResultSet row) throws SQLException {
        return new ConnectedSystem(
                row.getString("client_id"),
                new EAddress(row.getString("e_address")),
                Optional.ofNullable(row.getString("twin_of")).map(EAddress::new),
                Optional.ofNullable(row.getString("tried_as")),
                row.getString("name"),
                row.getString("vendor"),
                row.getTimestamp("created_at").toInstant(),
                time(row, "suspended_at"),
                List.of());
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static String[] values(Collection<EAddress> addresses) {
        return addresses.stream().map(EAddress::value).toArray(String[]::new);
    }
}
