package org.eaddress.hub.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// One notice by one channel, taken to be given now.
///
/// @param about empty when it is the watchdog's own
/// @param reminder 0 for the first notice of a message
/// @param attempt counts from 1
record Notice(
        UUID id, Optional<About> about, UUID channelId, Channel.Kind kind, int reminder, Instant dueAt, int attempt) {
    /// Which message it tells of, and whom.
    record About(UUID messageId, EAddress recipient, Instant consignedAt) {}
}
