package org.eaddress.hub.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.KeepingStatement;
import org.eaddress.hub.evidence.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Attests that the hub saw a test system take every step of a message's way, from the start of a run on.
@Component
public class Conformity {
    private final Runs runs;
    private final Attestations attestations;
    private final Sealer sealer;
    private final EvidenceArchive archive;
    private final ChangeRecord record;
    private final TransactionTemplate transactions;
    private final ConnectionSettings settings;
    private final Clock clock;

    Conformity(
            Runs runs,
            Attestations attestations,
            Sealer sealer,
            EvidenceArchive archive,
            ChangeRecord record,
            PlatformTransactionManager transactions,
            ConnectionSettings settings,
            Clock clock) {
        this.runs = runs;
        this.attestations = attestations;
        this.sealer = sealer;
        this.archive = archive;
        this.record = record;
        this.transactions = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
    }

    /// What came of a run: a certificate, or what the hub has not seen.
    public record Result(Optional<Certificate> certificate, List<RunStep> missing) {}

    /// What the statement says.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Facts(
            String client,
            String name,
            @Nullable String vendor,
            String eAddress,
            String twin,
            String doctor,
            UUID message,
            String startedAt,
            List<String> steps,
            String endsAt) {}

    /// Attests the run of this message when nothing is missing in it; once, however often it is asked.
    public Result attest(ConnectedSystem system, UUID message, Actor by) {
        Optional<Runs.Run> run =
                runs.find(system.clientId()).filter(begun -> begun.message().equals(message));
        List<RunStep> missing =
                run.map(begun -> runs.missing(system, begun)).orElseGet(() -> List.of(RunStep.values()));
        if (!missing.isEmpty()) {
            return new Result(Optional.empty(), missing);
        }
        if (attestations.ofRun(system.clientId(), message).isEmpty()) {
            seal(system, run.orElseThrow(), by);
        }
        return new Result(attestations.ofRun(system.clientId(), message), List.of());
    }

    private void seal(ConnectedSystem system, Runs.Run run, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant endsAt = now.plus(settings.certificateLasts()).truncatedTo(ChronoUnit.SECONDS);
        UUID id = UuidCreator.getTimeOrderedEpoch(now);
        Evidence sealed =
                sealer.seal(new KeepingStatement(EvidenceEvent.SYSTEM_CONFORMS, id, now, facts(system, run, endsAt)));
        transactions.executeWithoutResult(_ -> {
            if (attestations.keep(system.clientId(), run.message(), id, now, endsAt)) {
                archive.keep(List.of(sealed));
                record.add(system.clientId(), Change.Kind.CERTIFIED, Optional.empty(), by);
            }
        });
    }

    private static Facts facts(ConnectedSystem system, Runs.Run run, Instant endsAt) {
        return new Facts(
                system.clientId(),
                system.name(),
                system.vendor().isEmpty() ? null : system.vendor(),
                system.servedAddress().value(),
                system.eAddress().value(),
                run.doctor(),
                run.message(),
                run.startedAt().toString(),
                Arrays.stream(RunStep.values()).map(RunStep::code).toList(),
                endsAt.toString());
    }
}
