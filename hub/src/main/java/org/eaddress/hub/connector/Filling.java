package org.eaddress.hub.connector;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.mailbox.NewMail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds what lay in the mailbox before somebody wanted to be told of it.
@Component
class Filling {
    private static final UUID START = new UUID(0, 0);
    private static final int PAGE = 500;

    private final Subscriptions subscriptions;
    private final Announcements announcements;
    private final Mailboxes mailboxes;

    Filling(Subscriptions subscriptions, Announcements announcements, Mailboxes mailboxes) {
        this.subscriptions = subscriptions;
        this.announcements = announcements;
        this.mailboxes = mailboxes;
    }

    /// Whether there was one to fill.
    @Transactional
    public boolean fillOne() {
        Optional<Subscriptions.Unfilled> unfilled = subscriptions.toFill();
        unfilled.ifPresent(one -> {
            fill(one.owner());
            subscriptions.filled(one);
        });
        return unfilled.isPresent();
    }

    private void fill(EAddress owner) {
        UUID after = START;
        List<MailboxEntry> page;
        do {
            page = mailboxes.forSystem(owner, after, PAGE).entries();
            if (!page.isEmpty()) {
                announcements.add(page.stream().map(entry -> item(owner, entry)).toList());
                after = page.getLast().entryId();
            }
        } while (page.size() == PAGE);
    }

    private static NewMail.Item item(EAddress owner, MailboxEntry entry) {
        return new NewMail.Item(
                owner, entry.entryId(), entry.messageId(), entry.documentCount(), entry.sentAt(), entry.consignedAt());
    }
}
