package org.eaddress.hub.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
        boolean systemFirst) {

    /// Whether people see it: the organisation's system, if it comes first, has taken or rejected it or did not
    /// take it in time.
    public boolean isForPeople() {
        return !systemFirst || handedOverAt.isPresent();
    }
}
