package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether a batch is unusual for its sender: by itself, or together with the sender's others shortly before it.
///
/// Usual is what was accepted, so unknown recipients make nothing usual.
@Component
class BatchBrake {
    /// The most of one batch, and of all of one period, before the periods that are looked at now.
    private static final String USUAL = """
            select greatest(
              (select max(accepted) from batch
               where sender = :sender and created_at >= :since and state = 'done' and batch_id <> :batch),
              (select max(sent) from (
                 select sum(accepted) as sent from batch
                 where sender = :sender and created_at >= :since and created_at < :begin
                 group by floor(extract(epoch from created_at) / :seconds)) as periods), 0)""";

    /// Those that somebody approved are no reason to hold others.
    private static final String SHORTLY_BEFORE = """
            select coalesce(sum(case state when 'running' then recipients else accepted end), 0) as total,
              coalesce(sum(accepted) filter (where recipients >= :large), 0) as begun
            from batch
            where sender = :sender and created_at >= :begin and created_at <= :created and batch_id <> :batch
              and approved_at is null""";
    private static final Duration LOOKED_BACK = Duration.ofDays(90);

    private final JdbcClient db;
    private final BatchPolicy policy;

    BatchBrake(JdbcClient db, BatchPolicy policy) {
        this.db = db;
        this.policy = policy;
    }

    /// How many recipients of it may have their turn now; none if it is to be held.
    int most(Batch batch) {
        if (batch.approvedAt().isPresent()) {
            return policy.together();
        }
        Before before = shortlyBefore(batch);
        long usual = policy.unusualTimes() * usual(batch);
        if (!isUnusual(before.total() + batch.recipients(), usual)) {
            return policy.together();
        }
        return isUnusual(batch.recipients(), usual)
                ? Math.clamp(policy.slowStart() - before.begun() - batch.lookedAt(), 0, policy.together())
                : 0;
    }

    /// @param begun what was accepted of large ones
    private record Before(long total, long begun) {}

    private boolean isUnusual(long recipients, long usual) {
        return recipients >= policy.unusualFrom() && recipients > usual;
    }

    private Before shortlyBefore(Batch batch) {
        return db.sql(SHORTLY_BEFORE)
                .param("sender", batch.sender().value())
                .param("begin", Timestamp.from(begin(batch)))
                .param("created", Timestamp.from(batch.createdAt()))
                .param("batch", batch.id())
                .param("large", policy.unusualFrom())
                .query((row, _) -> new Before(row.getLong("total"), row.getLong("begun")))
                .single();
    }

    private long usual(Batch batch) {
        return db.sql(USUAL)
                .param("sender", batch.sender().value())
                .param("since", Timestamp.from(batch.createdAt().minus(LOOKED_BACK)))
                .param("begin", Timestamp.from(begin(batch)))
                .param("seconds", Math.max(1, policy.unusualWithin().toSeconds()))
                .param("batch", batch.id())
                .query(Long.class)
                .single();
    }

    private Instant begin(Batch batch) {
        return batch.createdAt().minus(policy.unusualWithin());
    }
}
