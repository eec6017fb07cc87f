package org.eaddress.hub.board;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// Something that was done about a case, with the evidence of it.
public record Action(
        UUID id,
        Deed what,
        Actor actor,
        Optional<String> note,
        Optional<Instant> nextAt,
        Optional<EAddress> redirectedTo,
        Instant at,
        UUID evidenceId) {}
