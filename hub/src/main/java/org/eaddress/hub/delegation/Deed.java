package org.eaddress.hub.delegation;

import java.time.Instant;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.EAddress;

/// A power of attorney that a notary has.
///
/// @param power what the delegate may do with all mail of the grantor
/// @param until the moment from which it counts no more
/// @param reference of the deed, as the notary's book has it
public record Deed(EAddress grantor, EAddress delegate, Power power, Instant from, Instant until, String reference) {}
