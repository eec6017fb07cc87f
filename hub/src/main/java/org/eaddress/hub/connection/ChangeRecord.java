package org.eaddress.hub.connection;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The record of what was changed of systems. The database lets it only grow.
@Component
class ChangeRecord {
    private static final String ADD = """
            insert into connection_change
              (change_id, client_id, change, key_id, by_address, by_name, by_system, vendor_name, customer_name,
               changed_at)
            values (:id, :clientId, :change, :keyId, :address, :name, :system, :vendor, :customer, :at)""";
    private static final String OF = """
            select change, key_id, by_name, by_system, vendor_name, customer_name, changed_at from connection_change
            where client_id = :clientId order by change_id desc limit :limit""";

    private final JdbcClient db;
    private final Clock clock;

    ChangeRecord(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(String clientId, Change.Kind change, Optional<String> keyId, Actor by) {
        Instant now = clock.instant();
        db.sql(ADD)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("clientId", clientId)
                .param("change", change.code())
                .param("keyId", keyId.orElse(null), Types.VARCHAR)
                .param("address", by.eAddress().value())
                .param("name", by.name())
                .param("system", by.isSystem())
                .param(
                        "vendor",
                        by.administration().map(Administration::vendorName).orElse(null),
                        Types.VARCHAR)
                .param(
                        "customer",
                        by.administration().map(Administration::customerName).orElse(null),
                        Types.VARCHAR)
                .param("at", Timestamp.from(now))
                .update();
    }

    /// The newest first.
    List<Change> of(String clientId, int limit) {
        return db.sql(OF)
                .param("clientId", clientId)
                .param("limit", limit)
                .query((row, _) -> change(row))
                .list();
    }

    private static Optional<Change.Mandate> mandate(ResultSet row) throws SQLException {
        String customer = row.getString("customer_name");
        return Optional.ofNullable(row.getString("vendor_name")).map(vendor -> new Change.Mandate(vendor, customer));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                Change.Kind.ofCode(row.getString("change")),
                Optional.ofNullable(row.getString("key_id")),
                row.getBoolean("by_system") ? Optional.empty() : Optional.of(row.getString("by_name")),
                mandate(row),
                row.getTimestamp("changed_at").toInstant());
    }
}
