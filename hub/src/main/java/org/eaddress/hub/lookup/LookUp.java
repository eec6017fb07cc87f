package org.eaddress.hub.lookup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// That somebody looked at a person's data.
///
/// @param id a UUIDv7; that of its sealed statement, too
/// @param by the name of the account that looked
/// @param nonce 32 secret hexadecimal digits, with which the person finds itself in the statement
public record LookUp(UUID id, Instant at, String by, Means means, Optional<Purpose> purpose, String nonce) {}
