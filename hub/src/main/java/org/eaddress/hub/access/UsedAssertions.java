package org.eaddress.hub.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The client assertions that were used and have not expired, on all hub instances together.
@Component
class UsedAssertions {
    /// Each use removes at most two expired ones, so the table stays as small as what is in use, and no job sweeps
    /// it.
    private static final String USE = """
            with expired as (
              select client_id, assertion_id from used_assertion where expires_at < :gone
              order by expires_at limit 2 for update skip locked
            ), swept as (
              delete from used_assertion using expired
              where used_assertion.client_id = expired.client_id
                and used_assertion.assertion_id = expired.assertion_id
            )
            insert into used_assertion (client_id, assertion_id, expires_at) values (:clientId, :id, :expiresAt)
            on conflict do nothing""";

    /// Another hub, whose clock is behind, would still take what has just expired by this one's.
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final Clock clock;

    UsedAssertions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Uses the assertion up; false when it was used before. `expiresAt` is the last instant at which it would be
    /// taken.
    boolean use(String clientId, String assertionId, Instant expiresAt) {
        return db.sql(USE)
                        .param("clientId", clientId)
                        .param("id", assertionId)
                        .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                        .param("gone", clock.instant().minus(CLOCKS_APART).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
