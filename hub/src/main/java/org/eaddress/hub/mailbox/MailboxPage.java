package org.eaddress.hub.mailbox;

import java.util.List;
import java.util.Optional;

/// A page of a mailbox; `next` is the cursor of the following one.
public record MailboxPage(List<MailboxEntry> entries, Optional<String> next) {
    static MailboxPage of(List<MailboxEntry> entries, int limit) {
        return new MailboxPage(
                entries,
                entries.size() < limit
                        ? Optional.empty()
                        : Optional.of(entries.getLast().entryId().toString()));
    }
}
