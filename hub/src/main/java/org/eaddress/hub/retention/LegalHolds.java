package org.eaddress.hub.retention;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import org.eaddress.hub.retention.Hold.Over.Account;
import org.eaddress.hub.retention.Hold.Over.OneMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The legal holds. They are kept for good, lifted ones too.
@Component
public class LegalHolds {
    /// Whether a hold is over the message `m` at the time `:now`.
    static final String OVER_M = """
            exists (select from legal_hold h
              where h.lifted_at is null and (h.ends_at is null or h.ends_at > :now)
                and (h.message_id = m.message_id or h.e_address = m.sender or h.e_address in (
                  select recipient from delivery d where d.message_id = m.message_id)))""";

    private static final String PLACE = """
            insert into legal_hold (message_id, e_address, reason, placed_by, placed_at, ends_at)
            values (:message, :account, :reason, :by, :now, :until) returning hold_id""";
    private static final String LIFT = """
            update legal_hold set lifted_at = :now, lifted_by = :by where hold_id = :hold and lifted_at is null""";

    private final JdbcClient db;
    private final Clock clock;

    LegalHolds(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// In force when it returns; gives its number. A sweep under way is waited for.
    public long place(Hold hold) {
        return db.sql(PLACE)
                .param("message", hold.over() instanceof OneMessage(var id) ? id : null, Types.OTHER)
                .param("account", hold.over() instanceof Account(var eAddress) ? eAddress : null, Types.VARCHAR)
                .param("reason", hold.reason())
                .param("by", hold.placedBy())
                .param("now", Timestamp.from(clock.instant()))
                .param("until", hold.until().map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .query(Long.class)
                .single();
    }

    /// False when there is no such hold, or it was lifted before.
    public boolean lift(long hold, String by) {
        return db.sql(LIFT)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by)
                        .param("hold", hold)
                        .update()
                == 1;
    }
}
