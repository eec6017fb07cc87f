package org.eaddress.hub.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The certificates of conformity that test systems have got.
@Component
public class Attestations {
    private static final String KEEP = """
            insert into connection_certificate (statement_id, client_id, message_id, issued_at, ends_at)
            values (:statement, :clientId, :message, :issuedAt, :endsAt)
            on conflict (client_id, message_id) do nothing""";
    private static final String SELECT = "select statement_id, issued_at, ends_at from connection_certificate\n";
    private static final String OF_RUN = SELECT + "where client_id = :clientId and message_id = :message";
    private static final String LAST = SELECT + "where client_id = :clientId order by statement_id desc limit 1";

    private final JdbcClient db;
    private final EvidenceArchive archive;

    Attestations(JdbcClient db, EvidenceArchive archive) {
        this.db = db;
        this.archive = archive;
    }

    /// The last one of the test system.
    public Optional<Certificate> last(String clientId) {
        return db.sql(LAST)
                .param("clientId", clientId)
                .query((row, _) -> row(row))
                .optional()
                .map(this::whole);
    }

    /// The last one, if it is valid.
    public Optional<Certificate> valid(String clientId, Instant now) {
        return last(clientId).filter(certificate -> certificate.isValid(now));
    }

    Optional<Certificate> ofRun(String clientId, UUID message) {
        return db.sql(OF_RUN)
                .param("clientId", clientId)
                .param("message", message)
                .query((row, _) -> row(row))
                .optional()
                .map(this::whole);
    }

    /// In the caller's transaction, which keeps the statement. Whether it is the first of this run.
    boolean keep(String clientId, UUID message, UUID statement, Instant issuedAt, Instant endsAt) {
        return db.sql(KEEP)
                        .param("statement", statement)
                        .param("clientId", clientId)
                        .param("message", message)
                        .param("issuedAt", Timestamp.from(issuedAt))
                        .param("endsAt", Timestamp.from(endsAt))
                        .update()
                == 1;
    }

    private record Row(UUID statement, Instant issuedAt, Instant endsAt) {}

    private Certificate whole(Row row) {
        String jws = archive.of(row.statement()).stream()
                .map(Evidence::jws)
                .findFirst()
                .orElseThrow();
        return new Certificate(row.statement(), row.issuedAt(), row.endsAt(), jws);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("statement_id", UUID.class),
                row.getTimestamp("issued_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }
}
