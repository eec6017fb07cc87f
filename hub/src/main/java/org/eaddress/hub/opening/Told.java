package org.eaddress.hub.opening;

import java.time.Instant;

/// What a person is told of an opening that was over evidence of theirs.
///
/// @param to the e-address of the account whose system could read it
/// @param orderedBy who decided it, as the auditor said
public record Told(Instant at, String to, String orderedBy, String reason) {}
