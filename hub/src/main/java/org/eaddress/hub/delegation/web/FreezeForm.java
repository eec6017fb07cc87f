package org.eaddress.hub.delegation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eaddress.hub.delegation.Freeze;
import org.eaddress.hub.delegation.Freeze.Access;
import org.jspecify.annotations.Nullable;

/// A freeze as the API tells it.
@JsonInclude(JsonInclude.Include.NON_NULL)
record FreezeForm(
        UUID id,
        String eAddress,
        String reference,
        String reason,
        String decidedBy,
        Instant frozenAt,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        List<AccessForm> accesses) {
    /// That a person may look into it, and when she did.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccessForm(
            UUID id,
            String person,
            Instant until,
            String reference,
            String decidedBy,
            Instant madeAt,
            @Nullable Instant endedAt,
            List<Instant> looks) {
        static AccessForm of(Access access, List<Instant> looks) {
            return new AccessForm(
                    access.id(),
                    access.permission().person().value(),
                    access.permission().until(),
                    access.permission().reference(),
                    access.permission().decidedBy(),
                    access.madeAt(),
                    access.endedAt().orElse(null),
                    looks);
        }
    }

    static FreezeForm of(Freeze freeze, Function<Access, List<Instant>> looks) {
        return new FreezeForm(
                freeze.id(),
                freeze.decision().account().value(),
                freeze.decision().reference(),
                freeze.decision().reason(),
                freeze.decision().decidedBy(),
                freeze.frozenAt(),
                freeze.lifting().map(Freeze.Lifting::at).orElse(null),
                freeze.lifting().map(Freeze.Lifting::by).orElse(null),
                freeze.accesses().stream()
                        .map(access -> AccessForm.of(access, looks.apply(access)))
                        .toList());
    }
}
