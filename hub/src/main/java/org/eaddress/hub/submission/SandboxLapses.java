package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets those messages of a sandbox lapse that are too old since its time was moved.
@Component
public class SandboxLapses {
    private static final String TOO_OLD = """
            select m.message_id from message m
            where m.sender = any(:senders) and m.message_id >= uuid_floor(:oldest)
              and m.sent_at is null and m.lapsed_at is null
              and m.subject <> '' and (m.inspection is null or m.inspection = 'clean')
              and m.accepted_at + make_interval(secs => :lapse)
                <= cast(:now as timestamptz) + sandbox_moved(:twin, m.accepted_at)
            order by m.message_id limit :limit""";

    private final JdbcClient db;
    private final Lapses lapses;
    private final UnsentPolicy policy;
    private final Limits limits;
    private final Clock clock;

    SandboxLapses(JdbcClient db, Lapses lapses, UnsentPolicy policy, Limits limits, Clock clock) {
        this.db = db;
        this.lapses = lapses;
        this.policy = policy;
        this.limits = limits;
        this.clock = clock;
    }

    /// So many at most; whether there may be more.
    public boolean lapse(EAddress twin, int limit) {
        Instant now = clock.instant();
        List<UUID> tooOld = tooOld(twin, now, limit);
        return !tooOld.isEmpty() && lapses.lapse(tooOld, now).size() == limit;
    }

    private List<UUID> tooOld(EAddress twin, Instant now, int limit) {
        return db.sql(TOO_OLD)
                .param(
                        "senders",
                        new String[] {twin.value(), twin.senderToTwin().value()})
                .param("oldest", Timestamp.from(now.minus(limits.idAge().plus(policy.lapseAfter()))))
                .param("lapse", policy.lapseAfter().toSeconds())
                .param("now", Timestamp.from(now))
                .param("twin", twin.value())
                .param("limit", limit)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
    }
}
