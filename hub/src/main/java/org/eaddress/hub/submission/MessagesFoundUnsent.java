package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.List;

/// These have been accepted for a while and are not registered; published inside the transaction that found them.
public record MessagesFoundUnsent(List<UnsentMessage> messages, Instant at) {}
