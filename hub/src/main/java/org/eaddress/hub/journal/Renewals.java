package org.eaddress.hub.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The renewals of the journal. They are added, never changed.
@Component
class Renewals {
    private static final String COLUMNS =
            "renewal_number, algorithm, first_seal, last_seal, renewed_at, root, token, authority";
    private static final String ADD =
            "insert into journal_renewal (" + COLUMNS + ", nodes)" + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ADD_ENTRIES = """
            insert into journal_renewed_entries (seal_number, renewal_number, entry_digests) values (?, ?, ?)""";
    private static final String LAST = "select coalesce(max(renewal_number), 0) from journal_renewal";
    private static final String AFTER = "select " + COLUMNS + " from journal_renewal where renewal_number > :after"
            + " order by renewal_number limit :limit";
    private static final String COVERING = "select " + COLUMNS
            + " from journal_renewal where first_seal <= :seal and last_seal >= :seal order by renewal_number";
    private static final String NODES = "select nodes from journal_renewal where renewal_number = :number";
    private static final String ENTRIES = """
            select entry_digests from journal_renewed_entries
            where seal_number = :seal and renewal_number = :renewal""";
    private static final String MISSING = """
            select number from generate_series(1, (select max(renewal_number) from journal_renewal)) number
            where not exists (select from journal_renewal where renewal_number = number) limit :limit""";

    private final JdbcClient db;
    private final JdbcTemplate statements;
    private final Standings standings;

    Renewals(JdbcClient db, JdbcTemplate statements, Standings standings) {
        this.db = db;
        this.statements = statements;
        this.standings = standings;
    }

    long last() {
        return db.sql(LAST).query(Long.class).single();
    }

    List<Renewal> after(long number, int limit) {
        return db.sql(AFTER)
                .param("after", number)
                .param("limit", limit)
                .query((row, _) -> renewal(row))
                .list();
    }

    /// The renewals of this seal, in their order.
    List<Renewal> covering(long seal) {
        return db.sql(COVERING)
                .param("seal", seal)
                .query((row, _) -> renewal(row))
                .list();
    }

    /// The nodes of its seals, in their order.
    List<byte[]> nodesOf(long number) {
        return db.sql(NODES)
                .param("number", number)
                .query((row, _) -> digests(row, "nodes"))
                .single();
    }

    Optional<List<byte[]>> entriesOf(long renewal, long seal) {
        return db.sql(ENTRIES)
                .param("seal", seal)
                .param("renewal", renewal)
                .query((row, _) -> digests(row, "entry_digests"))
                .optional();
    }

    /// Numbers that are not there though a later one is.
    List<Long> missing(int limit) {
        return db.sql(MISSING)
                .param("limit", limit)
                .query((row, _) -> row.getLong("number"))
                .list();
    }

    /// Adds a renewal: all of it or nothing. It fails when the number is there already.
    ///
    /// @param entries by seal, of those whose evidence was hashed anew
    /// @param until until when its time-stamp stands
    @Transactional
    void add(Renewal renewal, List<byte[]> nodes, Map<Long, List<byte[]>> entries, Instant until) {
        statements.update(
                ADD,
                renewal.number(),
                renewal.algorithm().code(),
                renewal.firstSeal(),
                renewal.lastSeal(),
                Timestamp.from(renewal.renewedAt()),
                renewal.root(),
                renewal.token(),
                renewal.authority(),
                nodes.toArray(byte[][]::new));
        statements.batchUpdate(
                ADD_ENTRIES,
                entries.entrySet().stream()
                        .map(seal -> new Object[] {
                            seal.getKey(), renewal.number(), seal.getValue().toArray(byte[][]::new)
                        })
                        .toList());
        standings.renewed(renewal, until);
    }

    private static List<byte[]> digests(ResultSet row, String column) throws SQLException {
        return List.of((byte[][]) row.getArray(column).getArray());
    }

    private static Renewal renewal(ResultSet row) throws SQLException {
        return new Renewal(
                row.getLong("renewal_number"),
                HashAlgorithm.named(row.getString("algorithm")),
                row.getLong("first_seal"),
                row.getLong("last_seal"),
                row.getTimestamp("renewed_at").toInstant(),
                row.getBytes("root"),
                row.getBytes("token"),
                row.getString("authority"));
    }
}
