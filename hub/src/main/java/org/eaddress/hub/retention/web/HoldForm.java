package org.eaddress.hub.retention.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.retention.Hold.Over.Account;
import org.eaddress.hub.retention.Hold.Over.OneMessage;
import org.eaddress.hub.retention.PlacedHold;
import org.eaddress.hub.retention.PlacedHold.Lifting;
import org.jspecify.annotations.Nullable;

/// A hold as the API tells it.
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldForm(
        UUID id,
        @Nullable UUID message,
        @Nullable String eAddress,
        String reason,
        String placedBy,
        Instant placedAt,
        @Nullable Instant endsAt,
        @Nullable String placing,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable String lifting) {
    static HoldForm of(PlacedHold placed) {
        return new HoldForm(
                placed.id(),
                placed.hold().over() instanceof OneMessage(var message) ? message : null,
                placed.hold().over() instanceof Account(var eAddress) ? eAddress : null,
                placed.hold().reason(),
                placed.hold().placedBy(),
                placed.placedAt(),
                placed.hold().until().orElse(null),
                placed.placing().orElse(null),
                placed.lifting().map(Lifting::at).orElse(null),
                placed.lifting().map(Lifting::by).orElse(null),
                placed.lifting().flatMap(Lifting::evidence).orElse(null));
    }
}
