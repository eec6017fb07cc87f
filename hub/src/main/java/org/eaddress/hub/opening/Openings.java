package org.eaddress.hub.opening;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.KeepingStatement;
import org.eaddress.hub.evidence.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The openings. Each leaves a sealed statement, in the same transaction: whoever audits is on record before the
/// first piece is read.
@Component
public class Openings {
    private static final String ADD = """
            insert into evidence_opening
              (opening_id, after_seal, up_to_seal, reason, ordered_by, opened_to, client, untold_until, opened_at,
               statement_id)
            values (:id, :after, :upTo, :reason, :orderedBy, :to, :client, :untoldUntil, :now, :statement)
            on conflict (opening_id) do nothing""";
    private static final String FIND = """
            select opening_id, after_seal, up_to_seal, reason, ordered_by, opened_to, untold_until, opened_at,
                   statement_id
            from evidence_opening where opening_id = :id""";

    /// Those over the seals with what names the recipient, unless nobody may be told yet.
    private static final String TOLD = """
            with place as (
              select distinct j.seal_number
              from evidence e
              join journal_entry j on j.message_id = e.message_id and j.evidence_id = e.evidence_id
              where e.message_id = :message and e.event <> 'SubmissionRejection'
                and (e.recipient is null or e.recipient = :recipient))
            select reason, ordered_by, opened_to, opened_at
            from evidence_opening o
            where (untold_until is null or untold_until <= :now)
              and exists (select from place p where o.after_seal < p.seal_number and p.seal_number <= o.up_to_seal)
            order by opened_at desc limit :limit""";
    private static final int MOST_TOLD = 100;

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
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Facts(
            UUID opening,
            long afterSeal,
            long upToSeal,
            String reason,
            String orderedBy,
            String openedTo,
            String client,
            @Nullable String untoldUntil,
            String endsAt) {}

    /// False when there is one under this id.
    ///
    /// @param to the e-address for which the system that opens it acts
    /// @param client the id of that system
    @Transactional
    public boolean open(UUID id, Opening opening, String to, String client) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID statement = UuidCreator.getTimeOrderedEpoch(now);
        boolean opened = db.sql(ADD)
                        .param("id", id)
                        .param("after", opening.afterSeal())
                        .param("upTo", opening.upToSeal())
                        .param("reason", opening.reason())
                        .param("orderedBy", opening.orderedBy())
                        .param("to", to)
                        .param("client", client)
                        .param(
                                "untoldUntil",
                                opening.untoldUntil().map(Timestamp::from).orElse(null),
                                Types.TIMESTAMP)
                        .param("now", Timestamp.from(now))
                        .param("statement", statement)
                        .update()
                == 1;
        if (opened) {
            archive.keep(List.of(sealer.seal(new KeepingStatement(
                    EvidenceEvent.EVIDENCE_OPENED,
                    statement,
                    now,
                    facts(id, opening, to, client, now.plus(settings.lasts()))))));
        }
        return opened;
    }

    private static Facts facts(UUID id, Opening opening, String to, String client, Instant endsAt) {
        return new Facts(
                id,
                opening.afterSeal(),
                opening.upToSeal(),
                opening.reason(),
                opening.orderedBy(),
                to,
                client,
                opening.untoldUntil().map(Instant::toString).orElse(null),
                endsAt.toString());
    }

    public Optional<Opened> find(UUID id) {
        return db.sql(FIND).param("id", id).query((row, _) -> opened(row)).optional();
    }

    /// The openings that showed that this recipient got the message, the newest first; none that the law still
    /// forbids to tell of.
    public List<Told> toldOf(UUID messageId, EAddress recipient) {
        return db.sql(TOLD)
                .param("message", messageId)
                .param("recipient", recipient.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", MOST_TOLD)
                .query((row, _) -> new Told(
                        row.getTimestamp("opened_at").toInstant(),
                        row.getString("opened_to"),
                        row.getString("ordered_by"),
                        row.getString("reason")))
                .list();
    }

    private Opened opened(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("opened_at").toInstant();
        return new Opened(
                row.getObject("opening_id", UUID.class),
                new Opening(
                        row.getLong("after_seal"),
                        row.getLong("up_to_seal"),
                        row.getString("reason"),
                        row.getString("ordered_by"),
                        Optional.ofNullable(row.getTimestamp("untold_until")).map(Timestamp::toInstant)),
                row.getString("opened_to"),
                at,
                at.plus(settings.lasts()),
                statement(row.getObject("statement_id", UUID.class)));
    }

    private String statement(UUID id) {
        return archive.of(id).stream().findFirst().map(Evidence::jws).orElseThrow();
    }
}
