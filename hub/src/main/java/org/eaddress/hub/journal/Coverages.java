package org.eaddress.hub.journal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.journal.Coverage.Mark;
import org.eaddress.storage.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the seals that hold the evidence of a period.
///
/// A piece is sealed after it was made, and pieces are sealed in the order of their ids, but for transactions that
/// take long. So the seals begin with the first that was made in the period, and end with the first whose last
/// piece was made later than what can still come in late.
@Component
class Coverages {
    /// From seal to seal the time may go back by the clocks' skew, so the first by time is not always the first.
    private static final String BEFORE = """
            select coalesce(min(seal_number) - 1, :upTo) from journal_seal
            where sealed_at >= :time and sealed_at <= :skew * interval '1 millisecond' + (
              select sealed_at from journal_seal where sealed_at >= :time order by sealed_at limit 1)""";
    private static final String LAST = """
            select seal_number from journal_seal
            where sealed_at >= :time and evidence_ids[entry_count] >= uuid_floor(:settled)
            order by sealed_at, seal_number limit 1""";
    private static final String WAITING =
            "select exists (select from journal_queue where evidence_id < uuid_floor(:settled))";
    private static final String NEWEST = "select coalesce(max(seal_number), 0) from journal_seal";
    private static final String DIGEST = "select seal_number, digest from journal_seal where seal_number = :number";
    private static final String PIECES = """
            select coalesce(sum(entry_count), 0) from journal_seal
            where seal_number > :after and seal_number <= :upTo""";

    private final JdbcClient db;
    private final Duration skew;

    Coverages(JdbcClient db, JournalSettings settings) {
        this.db = db;
        this.skew = settings.clockSkew();
    }

    /// Those of `[since, until)`; empty while evidence waits that may be of it.
    ///
    /// @param late how long after it was made a piece may be written
    Optional<Coverage> of(Instant since, Instant until, Duration late) {
        Timestamp settled = Timestamp.from(until.plus(late));
        return upTo(settled).map(upTo -> {
            long first = before(Timestamp.from(since.minus(skew)), upTo);
            return new Coverage(mark(first), mark(upTo), pieces(first, upTo));
        });
    }

    /// Whether evidence waits is asked first: what is sealed meanwhile is then in the newest seal or before.
    private Optional<Long> upTo(Timestamp settled) {
        Optional<Long> last = db.sql(LAST)
                .param("time", Timestamp.from(settled.toInstant().minus(skew)))
                .param("settled", settled)
                .query(Long.class)
                .optional();
        if (last.isPresent()) {
            return last;
        }
        boolean waiting =
                db.sql(WAITING).param("settled", settled).query(Boolean.class).single();
        return waiting
                ? Optional.empty()
                : Optional.of(db.sql(NEWEST).query(Long.class).single());
    }

    private long before(Timestamp time, long upTo) {
        long before = db.sql(BEFORE)
                .param("time", time)
                .param("skew", skew.toMillis())
                .param("upTo", upTo)
                .query(Long.class)
                .single();
        return Math.min(before, upTo);
    }

    private Mark mark(long number) {
        return number == 0
                ? Mark.START
                : db.sql(DIGEST)
                        .param("number", number)
                        .query((row, _) -> new Mark(row.getLong("seal_number"), Sha256.of(row.getBytes("digest"))))
                        .single();
    }

    private long pieces(long after, long upTo) {
        return db.sql(PIECES)
                .param("after", after)
                .param("upTo", upTo)
                .query(Long.class)
                .single();
    }
}
