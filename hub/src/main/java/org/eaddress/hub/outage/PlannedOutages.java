package org.eaddress.hub.outage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the operator announced: when the hub will not be available.
@Component
public class PlannedOutages {
    private static final String ADD = """
            insert into planned_outage (plan_id, since, until, reason, announced_by, announced_at)
            values (:id, :since, :until, :reason, :by, :now) on conflict do nothing""";
    private static final String FIND = """
            select since, until, reason, announced_by from planned_outage where plan_id = :id""";
    private static final String WITHDRAW = """
            update planned_outage set withdrawn_at = :now where plan_id = :id and withdrawn_at is null""";
    private static final String COMING = """
            select since, until, reason, announced_by from planned_outage
            where until > :now and withdrawn_at is null order by until limit :limit""";

    private final JdbcClient db;
    private final Clock clock;

    PlannedOutages(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Whether it is the first under this id.
    public boolean add(UUID id, PlannedOutage planned) {
        return db.sql(ADD)
                        .param("id", id)
                        .param("since", Timestamp.from(planned.since()))
                        .param("until", Timestamp.from(planned.until()))
                        .param("reason", planned.reason())
                        .param("by", planned.by())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /// The one under this id, withdrawn or not.
    public Optional<PlannedOutage> find(UUID id) {
        return db.sql(FIND).param("id", id).query(PlannedOutages::planned).optional();
    }

    /// It is not to be any more. Whether it was.
    public boolean withdraw(UUID id) {
        return db.sql(WITHDRAW)
                        .param("id", id)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /// Those that are not over, the first to end first.
    public List<PlannedOutage> coming(int limit) {
        return db.sql(COMING)
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query(PlannedOutages::planned)
                .list();
    }

    private static PlannedOutage planned(ResultSet row, int number) throws SQLException {
        return new PlannedOutage(
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("until").toInstant(),
                row.getString("reason"),
                row.getString("announced_by"));
    }
}
