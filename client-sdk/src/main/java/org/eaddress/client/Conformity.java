package org.eaddress.client;

import java.time.Instant;
import java.util.UUID;

/// A certificate of conformity: the hub saw the client take every step of a message's way.
///
/// @param endsAt until when a system is taken to production with it
/// @param statement sealed, a compact JWS
public record Conformity(UUID id, Instant issuedAt, Instant endsAt, String statement) {
    public Conformity {
        Json.require(id, issuedAt, endsAt, statement);
    }
}
