package org.eaddress.hub.connector;

import java.time.Instant;
import java.util.UUID;

/// A message that a connector is told of, without anything of its content.
///
/// @param entryId its place in the mailbox; the cursor of the inbox
/// @param times how often the connector has been told
record Announcement(UUID entryId, UUID messageId, int documentCount, Instant sentAt, Instant consignedAt, int times) {}
