package org.eaddress.hub.opening;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.KeepingStatement;
import org.eaddress.hub.evidence.Sealer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The openings. Each leaves a sealed statement, in the same transaction: whoever audits is on record before the
/// first piece is read.
@Component
public class Openings {
    private static final String ADD = """
            insert into evidence_opening
              (opening_id, after_seal, up_to_seal, reason, ordered_by, opened_to, opened_at, statement_id)
            values (:id, :after, :upTo, :reason, :orderedBy, :to, :now, :statement) on conflict (opening_id) do nothing""";
    private static final String FIND = """
            select opening_id, after_seal, up_to_seal, reason, ordered_by, opened_to, opened_at, statement_id
            from evidence_opening where opening_id = :id""";

    private final JdbcClient db;
    private final Sealer sealer;
    private final EvidenceArchive archive;
    private final OpeningSettings settings;
    private final Clock clock;

    Openings(JdbcClient db, Sealer sealer, EvidenceArchive archive, OpeningSettings settings, Clock clock) {
        this.db = db;
        this.sealer = sealer;
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    /// What the statement says.
    record Facts(
            UUID opening,
            long afterSeal,
            long upToSeal,
            String reason,
            String orderedBy,
            String openedTo,
            String endsAt) {}

    /// False when there is one under this id.
    ///
    /// @param to the e-address for which the system that opens it acts
    @Transactional
    public boolean open(UUID id, Opening opening, String to) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID statement = UuidCreator.getTimeOrderedEpoch(now);
        boolean opened = db.sql(ADD)
                        .param("id", id)
                        .param("after", opening.afterSeal())
                        .param("upTo", opening.upToSeal())
                        .param("reason", opening.reason())
                        .param("orderedBy", opening.orderedBy())
                        .param("to", to)
                        .param("now", Timestamp.from(now))
                        .param("statement", statement)
                        .update()
                == 1;
        if (opened) {
            archive.keep(List.of(sealer.seal(new KeepingStatement(
                    EvidenceEvent.EVIDENCE_OPENED,
                    statement,
                    now,
                    facts(id, opening, to, now.plus(settings.lasts()))))));
        }
        return opened;
    }

    private static Facts facts(UUID id, Opening opening, String to, Instant endsAt) {
        return new Facts(
                id,
                opening.afterSeal(),
                opening.upToSeal(),
                opening.reason(),
                opening.orderedBy(),
                to,
                endsAt.toString());
    }

    public Optional<Opened> find(UUID id) {
        return db.sql(FIND).param("id", id).query((row, _) -> opened(row)).optional();
    }

    private Opened opened(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("opened_at").toInstant();
        return new Opened(
                row.getObject("opening_id", UUID.class),
                new Opening(
                        row.getLong("after_seal"),
                        row.getLong("up_to_seal"),
                        row.getString("reason"),
                        row.getString("ordered_by")),
                row.getString("opened_to"),
                at,
                at.plus(settings.lasts()),
                statement(row.getObject("statement_id", UUID.class)));
    }

    private String statement(UUID id) {
        return archive.of(id).stream().findFirst().map(Evidence::jws).orElseThrow();
    }
}
