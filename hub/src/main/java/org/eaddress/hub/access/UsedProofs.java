package org.eaddress.hub.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The proofs of possession that were used and would still be good, on all hub instances together.
@Component
class UsedProofs {
    /// Each use removes at most two expired ones, as with [UsedAssertions].
    private static final String USE = """
            with expired as (
              select key_thumbprint, proof_id from used_proof where expires_at < :gone
              order by expires_at limit 2 for update skip locked
            ), swept as (
              delete from used_proof using expired
              where used_proof.key_thumbprint = expired.key_thumbprint and used_proof.proof_id = expired.proof_id
            )
            insert into used_proof (key_thumbprint, proof_id, expires_at) values (:key, :id, :expiresAt)
            on conflict do nothing""";

    /// Another hub, whose clock is behind, would still take what has just expired by this one's.
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final Clock clock;

    UsedProofs(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Uses the proof up; false when it was used before. `expiresAt` is the last instant at which it would be
    /// taken.
    boolean use(String thumbprint, String proofId, Instant expiresAt) {
        return db.sql(USE)
                        .param("key", thumbprint)
                        .param("id", proofId)
                        .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                        .param("gone", clock.instant().minus(CLOCKS_APART).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
