package org.eaddress.hub.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.KeepingStatement;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.retention.Hold.Over.Account;
import org.eaddress.hub.retention.Hold.Over.OneMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals that a hold was placed or lifted, by whom and why. It is for the operator: those whose mail is held do not
/// find it among the evidence of their messages.
@Component
class HoldStatements {
    private final Sealer sealer;
    private final EvidenceArchive archive;

    HoldStatements(Sealer sealer, EvidenceArchive archive) {
        this.sealer = sealer;
        this.archive = archive;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Placing(
            UUID hold,
            @Nullable UUID message,
            @Nullable String eAddress,
            String reason,
            String placedBy,
            String placedThrough,
            @Nullable String endsAt) {}

    record Lifting(UUID hold, String liftedBy, String liftedThrough) {}

    /// Seals and keeps it in the caller's transaction; the id under which it lies.
    UUID placed(UUID hold, Hold placed, String through, Instant at) {
        return keep(
                EvidenceEvent.LEGAL_HOLD_PLACED,
                at,
                new Placing(
                        hold,
                        placed.over() instanceof OneMessage(var message) ? message : null,
                        placed.over() instanceof Account(var eAddress) ? eAddress : null,
                        placed.reason(),
                        placed.placedBy(),
                        through,
                        placed.until().map(Instant::toString).orElse(null)));
    }

    /// The same for a lifting.
    UUID lifted(UUID hold, String by, String through, Instant at) {
        return keep(EvidenceEvent.LEGAL_HOLD_LIFTED, at, new Lifting(hold, by, through));
    }

    /// The sealed form of what lies under this id.
    Optional<String> find(@Nullable UUID id) {
        return id == null
                ? Optional.empty()
                : archive.of(id).stream().findFirst().map(Evidence::jws);
    }

    private UUID keep(EvidenceEvent event, Instant at, Object facts) {
        UUID id = UuidCreator.getTimeOrderedEpoch(at);
        archive.keep(List.of(sealer.seal(new KeepingStatement(event, id, at, facts))));
        return id;
    }
}
