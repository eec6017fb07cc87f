package org.eaddress.hub.evidence;

import java.time.Instant;
import java.util.UUID;

/// What the hub did with what it keeps, before it is sealed; no event of one message, and for the operator alone.
///
/// `id` is the statement's own, a UUIDv7 of now: it takes the place that a message's id has in other evidence, so
/// that whoever may read a message's evidence does not find this there. `facts` are what JSON can write, in the
/// form of `api-spec/evidence/keeping.schema.json`.
public record KeepingStatement(EvidenceEvent event, UUID id, Instant at, Object facts) {
    /// @throws IllegalArgumentException when the event is one of a message
    public KeepingStatement {
        if (!event.isOfKeeping()) {
            throw new IllegalArgumentException(event + " is an event of a message");
        }
    }
}
