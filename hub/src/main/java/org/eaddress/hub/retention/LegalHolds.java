package org.eaddress.hub.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.retention.Hold.Over;
import org.eaddress.hub.retention.Hold.Over.Account;
import org.eaddress.hub.retention.Hold.Over.OneMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The legal holds. Placing and lifting each leave a sealed statement, in the same transaction.
@Component
public class LegalHolds {
    /// Whether a hold is over the message `m` at the time `:now`.
    static final String OVER_M = """
            exists (select from legal_hold h
              where h.lifted_at is null and (h.ends_at is null or h.ends_at > :now)
                and (h.message_id = m.message_id or h.e_address = m.sender or h.e_address in (
                  select recipient from delivery d where d.message_id = m.message_id)))""";

    /// The same for what was refused under the id `m.message_id`: nobody got it.
    static final String OVER_REFUSED_M = """
            exists (select from legal_hold h
              where h.lifted_at is null and (h.ends_at is null or h.ends_at > :now)
                and (h.message_id = m.message_id or h.e_address in (
                  select sender from rejection r where r.message_id = m.message_id)))""";

    private static final String PLACE = """
            insert into legal_hold (id, message_id, e_address, reason, placed_by, placed_at, ends_at)
            values (:id, :message, :account, :reason, :by, :now, :until) on conflict (id) do nothing""";
    private static final String LIFT = """
            update legal_hold set lifted_at = :now, lifted_by = :by where id = :id and lifted_at is null""";
    private static final String PLACED_WITH = "update legal_hold set placing_id = :statement where id = :id";
    private static final String LIFTED_WITH = "update legal_hold set lifting_id = :statement where id = :id";
    private static final String COLUMNS = """
            id, message_id, e_address, reason, placed_by, placed_at, ends_at, lifted_at, lifted_by, placing_id, lifting_id
            """;
    private static final String FIND = "select " + COLUMNS + "from legal_hold where id = :id";
    private static final String AFTER =
            "select " + COLUMNS + "from legal_hold where id > :after order by id limit :limit";
    private static final String IS_KNOWN = """
            select exists (select from message where message_id = :id)
                or exists (select from rejection where message_id = :id)""";

    private final JdbcClient db;
    private final Directory directory;
    private final HoldStatements statements;
    private final Clock clock;

    LegalHolds(JdbcClient db, Directory directory, HoldStatements statements, Clock clock) {
        this.db = db;
        this.directory = directory;
        this.statements = statements;
        this.clock = clock;
    }

    /// Whether there is what a hold would be over.
    public boolean isKnown(Over over) {
        return switch (over) {
            case OneMessage(var id) ->
                db.sql(IS_KNOWN).param("id", id).query(Boolean.class).single();
            case Account(var eAddress) -> directory.find(new EAddress(eAddress)).isPresent();
        };
    }

    /// In force when it returns; false when there is one under this id. A sweep under way is waited for.
    ///
    /// @param through the e-address for which the system that places it acts
    @Transactional
    public boolean place(UUID id, Hold hold, String through) {
        Instant now = now();
        boolean placed = db.sql(PLACE)
                        .param("id", id)
                        .param("message", hold.over() instanceof OneMessage(var message) ? message : null, Types.OTHER)
                        .param("account", hold.over() instanceof Account(var eAddress) ? eAddress : null, Types.VARCHAR)
                        .param("reason", hold.reason())
                        .param("by", hold.placedBy())
                        .param("now", Timestamp.from(now))
                        .param("until", hold.until().map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                        .update()
                == 1;
        if (placed) {
            keep(PLACED_WITH, id, statements.placed(id, hold, through, now));
        }
        return placed;
    }

    /// False when there is no such hold, or it was lifted before.
    @Transactional
    public boolean lift(UUID id, String by, String through) {
        Instant now = now();
        boolean lifted = db.sql(LIFT)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
        if (lifted) {
            keep(LIFTED_WITH, id, statements.lifted(id, by, through, now));
        }
        return lifted;
    }

    public Optional<PlacedHold> find(UUID id) {
        return db.sql(FIND).param("id", id).query((row, _) -> hold(row)).optional();
    }

    /// The next ones in the order of their ids, lifted ones too.
    public List<PlacedHold> after(UUID id, int limit) {
        return db.sql(AFTER)
                .param("after", id)
                .param("limit", limit)
                .query((row, _) -> hold(row))
                .list();
    }

    private void keep(String sql, UUID id, UUID statement) {
        db.sql(sql).param("id", id).param("statement", statement).update();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private PlacedHold hold(ResultSet row) throws SQLException {
        UUID message = row.getObject("message_id", UUID.class);
        return new PlacedHold(
                row.getObject("id", UUID.class),
                new Hold(
                        message == null ? new Account(row.getString("e_address")) : new OneMessage(message),
                        row.getString("reason"),
                        row.getString("placed_by"),
                        instant(row.getTimestamp("ends_at"))),
                row.getTimestamp("placed_at").toInstant(),
                statements.find(row.getObject("placing_id", UUID.class)),
                lifting(row));
    }

    private Optional<PlacedHold.Lifting> lifting(ResultSet row) throws SQLException {
        Optional<Instant> at = instant(row.getTimestamp("lifted_at"));
        if (at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PlacedHold.Lifting(
                at.get(), row.getString("lifted_by"), statements.find(row.getObject("lifting_id", UUID.class))));
    }

    private static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
