package org.eaddress.hub.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.delivery.Closed;
import org.eaddress.hub.directory.EAddress;

/// One line of a mailbox.
public record MailboxEntry(
        UUID entryId,
        UUID messageId,
        EAddress sender,
        String senderName,
        String subject,
        int documentCount,
        Instant sentAt,
        Instant consignedAt,
        Optional<Instant> handedOverAt,
        Optional<Instant> rejectedAt,
        boolean systemFirst,
        Optional<Ending> ending) {

    /// That its sender's will ended it, and when.
    ///
    /// @param reason in the sender's words; empty if the time was over
    public record Ending(Closed.Why why, Instant at, Optional<String> reason) {}

    /// Whether its content is hidden: it ended before it was opened or taken.
    public boolean isClosed() {
        return ending.isPresent() && handedOverAt.isEmpty();
    }

    /// Whether people see it: the organisation's system, if it comes first, has taken or rejected it or did not
    /// take it in time, or it has ended.
    public boolean isForPeople() {
        return !systemFirst || handedOverAt.isPresent() || ending.isPresent();
    }
}
