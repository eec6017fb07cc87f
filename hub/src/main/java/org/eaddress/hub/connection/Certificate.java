package org.eaddress.hub.connection;

import java.time.Instant;
import java.util.UUID;

/// What the hub attested of a test system.
///
/// @param statement the id of the sealed statement
/// @param jws the statement, sealed
public record Certificate(UUID statement, Instant issuedAt, Instant endsAt, String jws) {
    public boolean isValid(Instant now) {
        return now.isBefore(endsAt);
    }
}
