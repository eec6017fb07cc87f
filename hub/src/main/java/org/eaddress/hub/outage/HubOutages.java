package org.eaddress.hub.outage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The outages that are over.
@Component
public class HubOutages {
    private static final String SELECT = "select since, until, announced, statement_id from outage\n";
    private static final String NEWEST = SELECT + "where since < :before order by since desc limit :limit";
    private static final String BETWEEN =
            SELECT + "where since < :until and until > :since order by since limit :limit";
    private static final String TO_STATE =
            SELECT + "where statement_id is null order by since limit 1 for update skip locked";
    private static final String STATED =
            "update outage set statement_id = :statement where since = :since and statement_id is null";

    private final JdbcClient db;

    HubOutages(JdbcClient db) {
        this.db = db;
    }

    /// Those that began before this time, the newest first.
    public List<Outage> before(Instant time, int limit) {
        return db.sql(NEWEST)
                .param("before", Timestamp.from(time))
                .param("limit", limit)
                .query(HubOutages::outage)
                .list();
    }

    /// Those of which something lies in this period, the oldest first.
    List<Outage> between(Instant since, Instant until, int limit) {
        return db.sql(BETWEEN)
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .param("limit", limit)
                .query(HubOutages::outage)
                .list();
    }

    /// One of which nothing is sealed yet; nobody else gets it until the caller's transaction ends.
    Optional<Outage> takeUnstated() {
        return db.sql(TO_STATE).query(HubOutages::outage).optional();
    }

    void stated(Outage outage, UUID statement) {
        db.sql(STATED)
                .param("statement", statement)
                .param("since", Timestamp.from(outage.since()))
                .update();
    }

    private static Outage outage(ResultSet row, int number) throws SQLException {
        return new Outage(
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("until").toInstant(),
                row.getBoolean("announced"),
                Optional.ofNullable(row.getObject("statement_id", UUID.class)));
    }
}
