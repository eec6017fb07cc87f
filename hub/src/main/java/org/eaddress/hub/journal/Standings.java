package org.eaddress.hub.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Until when the newest time-stamps of the seals stand, told in runs of seals that stand alike. All of it can be
/// told from seals and renewals; it is kept so that what is due is found without reading them.
@Component
class Standings {
    private static final int STEP = 1000;
    private static final String LOCK = "lock table journal_standing in share row exclusive mode";
    private static final String LAST = """
            select first_seal, last_seal, stands_until, renewal_number from journal_standing
            order by first_seal desc limit 1""";
    private static final String NEW_SEALS = """
            select seal_number, sealed_at, token from journal_seal where seal_number > :after
            order by seal_number limit :limit""";
    private static final String ADD = """
            insert into journal_standing (first_seal, last_seal, algorithm, stands_until, renewal_number)
            values (:first, :last, :algorithm, :until, :renewal)""";
    private static final String EXTEND = "update journal_standing set last_seal = :last where first_seal = :first";
    private static final String DUE = "(stands_until < :soon or algorithm <> :algorithm)";
    private static final String MOST_URGENT = "select first_seal, stands_until from journal_standing where " + DUE
            + " order by stands_until, first_seal limit 1";
    private static final String LAST_DUE =
            "select max(last_seal) from journal_standing where " + DUE + " and first_seal between :first and :most";
    private static final String REMOVE =
            "delete from journal_standing where first_seal >= :first and last_seal <= :last";
    private static final String SHORTEN = """
            update journal_standing set first_seal = :last + 1
            where first_seal between :first and :last and last_seal > :last""";
    private static final String SUMMARY = """
            select min(stands_until) as first_end,
                   coalesce(sum(last_seal - first_seal + 1) filter (where stands_until < :soon
                     or algorithm <> :algorithm), 0) as due
            from journal_standing""";
    private static final String ORPHANS = """
            select distinct renewal_number from journal_standing s where renewal_number > 0 and not exists (
              select from journal_renewal r where r.renewal_number = s.renewal_number)""";

    private final JdbcClient db;

    Standings(JdbcClient db) {
        this.db = db;
    }

    /// Seals, both ends included.
    record Range(long first, long last) {
        int size() {
            return Math.toIntExact(last - first + 1);
        }
    }

    /// What is to be renewed, and until when the first of it stands.
    record Due(Range range, Instant until) {}

    /// How it all stands.
    ///
    /// @param firstEnd when the first time-stamp ends; null before the first seal
    record Summary(@Nullable Instant firstEnd, long due) {}

    private record Run(long first, long last, Instant until, boolean renewed) {}

    /// Takes up the next seals that are new; whether there may be more.
    @Transactional
    boolean takeUp() {
        db.sql(LOCK).update();
        Optional<Run> last = db.sql(LAST).query((row, _) -> run(row)).optional();
        List<Run> seals = db.sql(NEW_SEALS)
                .param("after", last.map(Run::last).orElse(0L))
                .param("limit", STEP)
                .query((row, _) -> newSeal(row))
                .list();
        Run run = last.filter(known -> !known.renewed()).orElse(null);
        boolean stored = run != null;
        for (Run seal : seals) {
            if (run != null && run.until().equals(seal.until()) && run.last() + 1 == seal.first()) {
                run = new Run(run.first(), seal.last(), run.until(), false);
            } else {
                keep(run, stored);
                run = seal;
                stored = false;
            }
        }
        keep(run, stored);
        return seals.size() == STEP;
    }

    private void keep(@Nullable Run run, boolean stored) {
        if (run == null) {
            return;
        }
        if (stored) {
            db.sql(EXTEND).param("first", run.first()).param("last", run.last()).update();
        } else {
            add(new Range(run.first(), run.last()), HashAlgorithm.SHA_256, run.until(), 0);
        }
    }

    private void add(Range range, HashAlgorithm algorithm, Instant until, long renewal) {
        db.sql(ADD)
                .param("first", range.first())
                .param("last", range.last())
                .param("algorithm", algorithm.code())
                .param("until", Timestamp.from(until))
                .param("renewal", renewal)
                .update();
    }

    /// The most urgent seal whose time-stamp ends soon or is under another algorithm, and what is due after it.
    Optional<Due> due(Instant soon, HashAlgorithm algorithm, int most) {
        return db.sql(MOST_URGENT)
                .param("soon", Timestamp.from(soon))
                .param("algorithm", algorithm.code())
                .query((row, _) -> {
                    long first = row.getLong("first_seal");
                    long last = lastDue(soon, algorithm, first, first + most - 1);
                    return new Due(
                            new Range(first, last),
                            row.getTimestamp("stands_until").toInstant());
                })
                .optional();
    }

    private long lastDue(Instant soon, HashAlgorithm algorithm, long first, long most) {
        long last = db.sql(LAST_DUE)
                .param("soon", Timestamp.from(soon))
                .param("algorithm", algorithm.code())
                .param("first", first)
                .param("most", most)
                .query(Long.class)
                .single();
        return Math.min(last, most);
    }

    /// Notes that these seals were renewed; a part of the transaction that keeps the renewal. They begin where a
    /// run begins.
    void renewed(Renewal renewal, Instant until) {
        db.sql(LOCK).update();
        Range range = renewal.range();
        db.sql(REMOVE).param("first", range.first()).param("last", range.last()).update();
        db.sql(SHORTEN)
                .param("first", range.first())
                .param("last", range.last())
                .update();
        add(range, renewal.algorithm(), until, renewal.number());
    }

    Summary summary(Instant soon, HashAlgorithm algorithm) {
        return db.sql(SUMMARY)
                .param("soon", Timestamp.from(soon))
                .param("algorithm", algorithm.code())
                .query((row, _) -> {
                    Timestamp end = row.getTimestamp("first_end");
                    return new Summary(end == null ? null : end.toInstant(), row.getLong("due"));
                })
                .single();
    }

    /// Renewals that seals stand by and that are gone.
    List<Long> orphans() {
        return db.sql(ORPHANS).query((row, _) -> row.getLong("renewal_number")).list();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("first_seal"),
                row.getLong("last_seal"),
                row.getTimestamp("stands_until").toInstant(),
                row.getLong("renewal_number") > 0);
    }

    /// A token that cannot be read ended when it was made.
    private static Run newSeal(ResultSet row) throws SQLException {
        long number = row.getLong("seal_number");
        Instant sealedAt = row.getTimestamp("sealed_at").toInstant();
        return new Run(number, number, TokenLife.endOf(row.getBytes("token")).orElse(sealedAt), false);
    }
}
