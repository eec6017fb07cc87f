package org.eaddress.hub.mailbox.web;

import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// One line of the mailbox page.
record Row(UUID messageId, String sender, String subject, String documents, String when, boolean unread) {
    static Row of(MailboxEntry entry, Words words) {
        return new Row(
                entry.messageId(),
                PlainText.line(entry.senderName()),
                subject(entry, words),
                entry.documentCount() == 0 || entry.isClosed() ? "" : words.count("documents", entry.documentCount()),
                words.briefly(entry.consignedAt()),
                entry.handedOverAt().isEmpty() && !entry.isClosed());
    }

    /// A subject of nothing but unseen characters must still give something to press; that of a message that its
    /// sender ended is hidden.
    static String subject(MailboxEntry entry, Words words) {
        if (entry.isClosed()) {
            return words.say(title(entry.ending().orElseThrow()));
        }
        return Optional.of(PlainText.line(entry.subject()))
                .filter(subject -> !subject.isEmpty())
                .orElseGet(() -> words.say("message.without-subject"));
    }

    private static String title(MailboxEntry.Ending ending) {
        return "ended.title." + ending.why();
    }
}
