package org.eaddress.hub.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/// Evidence as it lies in the database.
@Component
class EvidenceRows implements RowMapper<Evidence> {
    static final String SELECT = """
            select message_id, evidence_id, event, event_at, recipient, payload, seal_header_id, sealed_at, signature
            from evidence
            """;

    private final SealHeaders headers;

    EvidenceRows(SealHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Evidence mapRow(ResultSet row, int number) throws SQLException {
        return new Evidence(
                row.getObject("evidence_id", UUID.class),
                row.getObject("message_id", UUID.class),
                EvidenceEvent.ofName(row.getString("event")),
                row.getTimestamp("event_at").toInstant(),
                Optional.ofNullable(row.getString("recipient")),
                new Seal(
                        headers.of(row.getInt("seal_header_id")),
                        row.getTimestamp("sealed_at").toInstant(),
                        row.getString("payload"),
                        row.getBytes("signature")));
    }
}
