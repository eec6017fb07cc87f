package org.eaddress.hub.journal;

import java.time.Instant;

/// A time-stamp that was verified: the RFC 3161 token in DER, its time, and who gave it.
record TimeStamp(byte[] token, Instant at, String authority) {}
