package org.eaddress.hub.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.KeepingStatement;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.submission.Batches.Decider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who let a batch run on, and who stopped one. Each is sealed with the name; which client or person that was stays
/// here.
@Component
class BatchDecisions {
    private static final String KEEP = """
            insert into batch_decision (statement_id, batch_id, what, decided_by, client, e_address, decided_at)
            values (:statement, :batch, :what, :by, :client, :address, :at)""";
    private static final String OF_BATCH = """
            select statement_id from batch_decision where batch_id = :batch order by statement_id limit :limit""";
    private static final int MOST = 100;

    private final JdbcClient db;
    private final Sealer sealer;
    private final EvidenceArchive archive;

    BatchDecisions(JdbcClient db, Sealer sealer, EvidenceArchive archive) {
        this.db = db;
        this.sealer = sealer;
        this.archive = archive;
    }

    /// What the statement says.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Facts(
            UUID batch,
            String sender,
            int recipients,
            String by,
            @Nullable String through,
            @Nullable String reason) {}

    /// In the caller's transaction, in which the batch was found held.
    void approved(Batch batch, Decider by, Instant at) {
        keep(EvidenceEvent.BATCH_APPROVED, "approved", batch, by, Optional.empty(), at);
    }

    /// In the caller's transaction, in which it was stopped.
    void stopped(Batch batch, Decider by, Optional<String> reason, Instant at) {
        keep(EvidenceEvent.BATCH_STOPPED, "stopped", batch, by, reason, at);
    }

    private void keep(EvidenceEvent event, String what, Batch batch, Decider by, Optional<String> reason, Instant at) {
        UUID statement = UuidCreator.getTimeOrderedEpoch(at);
        archive.keep(List.of(sealer.seal(new KeepingStatement(event, statement, at, facts(batch, by, reason)))));
        db.sql(KEEP)
                .param("statement", statement)
                .param("batch", batch.id())
                .param("what", what)
                .param("by", by.name())
                .param("client", by.client().orElse(null), Types.VARCHAR)
                .param("address", by.eAddress().map(EAddress::value).orElse(null), Types.VARCHAR)
                .param("at", Timestamp.from(at))
                .update();
    }

    /// A person in the portal stands there with the name alone.
    private static Facts facts(Batch batch, Decider by, Optional<String> reason) {
        return new Facts(
                batch.id(),
                batch.sender().value(),
                batch.recipients(),
                by.name(),
                by.client().flatMap(_ -> by.eAddress()).map(EAddress::value).orElse(null),
                reason.orElse(null));
    }

    /// The sealed statements about this batch, the first first.
    List<String> of(UUID batch) {
        List<UUID> statements = db.sql(OF_BATCH)
                .param("batch", batch)
                .param("limit", MOST)
                .query((row, _) -> row.getObject("statement_id", UUID.class))
                .list();
        Map<UUID, List<Evidence>> sealed = archive.allOf(statements);
        return statements.stream()
                .flatMap(statement -> sealed.getOrDefault(statement, List.of()).stream())
                .map(Evidence::jws)
                .toList();
    }
}
