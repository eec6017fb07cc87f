package org.eaddress.hub.lint;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaddress.client.proof.Keeping;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.SealedStatement;
import org.eaddress.client.proof.lint.KeepingFinding;
import org.eaddress.client.proof.lint.Lint;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.retention.LegalHolds;
import org.eaddress.hub.retention.PlacedHold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The statements about what the hub keeps against the rules, each with the others about the same hold.
@Component
class StatementLint {
    private static final Logger LOG = LoggerFactory.getLogger(StatementLint.class);

    private final LegalHolds holds;

    StatementLint(LegalHolds holds) {
        this.holds = holds;
    }

    /// @param issued what was issued, by the ids under which it lies; what is evidence of a message is left out
    List<KeepingFinding> findings(Map<UUID, List<Evidence>> issued) {
        List<SealedStatement> statements = issued.values().stream()
                .flatMap(Collection::stream)
                .filter(piece -> piece.event().isOfKeeping())
                .flatMap(piece -> read(piece.id(), piece.jws()).stream())
                .toList();
        Set<UUID> asked = statements.stream().map(one -> one.statement().id()).collect(Collectors.toSet());
        return Lint.ofStatements(List.copyOf(withThoseBeside(statements))).stream()
                .filter(finding -> asked.contains(finding.statement()))
                .toList();
    }

    private Set<SealedStatement> withThoseBeside(List<SealedStatement> statements) {
        Set<SealedStatement> all = new LinkedHashSet<>(statements);
        statements.stream()
                .flatMap(StatementLint::holdOf)
                .distinct()
                .flatMap(hold -> holds.find(hold).stream())
                .flatMap(this::statementsOf)
                .forEach(all::add);
        return all;
    }

    private static Stream<UUID> holdOf(SealedStatement piece) {
        return switch (piece.statement().fact()) {
            case Keeping.HoldPlaced placed -> Stream.of(placed.hold());
            case Keeping.HoldLifted lifted -> Stream.of(lifted.hold());
            case Keeping.Removed _, Keeping.Opened _, Keeping.LookedUp _ -> Stream.of();
            case Keeping.BatchDecided _, Keeping.SystemConforms _, Keeping.Available _ -> Stream.of();
        };
    }

    private Stream<SealedStatement> statementsOf(PlacedHold hold) {
        return Stream.concat(hold.placing().stream(), hold.lifting().flatMap(PlacedHold.Lifting::evidence).stream())
                .flatMap(jws -> read(hold.id(), jws).stream());
    }

    private Optional<SealedStatement> read(UUID id, String jws) {
        try {
            return SealedStatement.unverified(jws);
        } catch (MalformedEvidence e) {
            LOG.warn("ALARM: the statement {} is malformed", id);
            return Optional.empty();
        }
    }
}
