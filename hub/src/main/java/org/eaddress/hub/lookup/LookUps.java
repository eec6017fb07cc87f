package org.eaddress.hub.lookup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a person may see: who looked at its data.
@Component
public class LookUps {
    private static final String LOOKS = """
            select looked_at from look_up
            where subject = :person and looker = :looker and means = 'mailbox' and look_up_id >= uuid_floor(:since)
            order by look_up_id desc limit :limit""";
    private static final String SELECT =
            "select look_up_id, looker_name, means, purpose, nonce, looked_at from look_up where subject = :subject ";
    private static final String NEWEST = SELECT + "and look_up_id < :before order by look_up_id desc limit :limit";
    private static final String ONE = SELECT + "and look_up_id = :id";
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient db;
    private final EvidenceArchive archive;

    LookUps(JdbcClient db, EvidenceArchive archive) {
        this.db = db;
        this.archive = archive;
    }

    /// Newest first, those before the given id.
    public List<LookUp> of(EAddress person, Optional<UUID> before, int limit) {
        return db.sql(NEWEST)
                .param("subject", person.value())
                .param("before", before.orElse(LAST))
                .param("limit", limit)
                .query((row, _) -> lookUp(row))
                .list();
    }

    /// When this looker looked into this person's mailbox since then, the newest first.
    public List<Instant> looks(EAddress person, EAddress looker, Instant since, int limit) {
        return db.sql(LOOKS)
                .param("person", person.value())
                .param("looker", looker.value())
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query((row, _) -> row.getTimestamp("looked_at").toInstant())
                .list();
    }

    /// One of them.
    public Optional<LookUp> find(EAddress person, UUID id) {
        return db.sql(ONE)
                .param("subject", person.value())
                .param("id", id)
                .query((row, _) -> lookUp(row))
                .optional();
    }

    /// Its sealed statement; empty when that was removed, because its retention had ended.
    public Optional<String> statement(LookUp lookUp) {
        return archive.of(lookUp.id()).stream().findFirst().map(Evidence::jws);
    }

    private static LookUp lookUp(ResultSet row) throws SQLException {
        return new LookUp(
                row.getObject("look_up_id", UUID.class),
                row.getTimestamp("looked_at").toInstant(),
                row.getString("looker_name"),
                Means.ofCode(row.getString("means")),
                Optional.ofNullable(row.getString("purpose")).flatMap(Purpose::ofCode),
                HexFormat.of().formatHex(row.getBytes("nonce")));
    }
}
