package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// A message for whose recipient the law's clock stood still, or stands.
///
/// @param from the consignment
/// @param until when the recipient was told after all, or opened it
/// @param failedAt since when it is known that every way to tell the recipient has failed
public record HeldMessage(
        UUID messageId, EAddress recipient, Instant from, Optional<Instant> until, Optional<Instant> failedAt) {
    /// Whether it stands, and not only because the first notice is under way.
    public boolean isFailed() {
        return until.isEmpty() && failedAt.isPresent();
    }

    /// The hold that it is at this moment. As long as nothing has failed the notice is expected at once.
    Hold holdAt(Instant now) {
        Optional<Instant> end = until.isPresent() || failedAt.isPresent() ? until : Optional.of(now);
        return new Hold(Hold.Reason.NOTIFICATION_FAILED, from, end);
    }
}
