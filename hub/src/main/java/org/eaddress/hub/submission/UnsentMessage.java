package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// An accepted message whose receipt its sender has not registered; at `lapsesAt` it is too late for that.
public record UnsentMessage(UUID id, EAddress sender, Instant acceptedAt, Instant lapsesAt) {}
