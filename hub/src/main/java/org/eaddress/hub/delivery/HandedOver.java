package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// A message was opened or taken for the first time; published inside the transaction that records it.
public record HandedOver(UUID messageId, EAddress recipient, Instant at) {}
