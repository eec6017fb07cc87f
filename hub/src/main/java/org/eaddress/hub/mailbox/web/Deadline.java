package org.eaddress.hub.mailbox.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaddress.hub.delivery.Explanation;
import org.eaddress.hub.delivery.Hold;
import org.eaddress.hub.delivery.LawsClock;
import org.eaddress.hub.mailbox.MailboxEntry;

/// When the message counts as notified, and how that was counted, as its page tells it.
record Deadline(String sentence, List<Explanation.Line> days, List<String> remarks) {
    static Deadline of(MailboxEntry entry, List<Hold> holds, LawsClock clock, Explanation explanation, Locale locale) {
        var notification = clock.of(entry.sentAt(), Optional.of(entry.consignedAt()), holds);
        return new Deadline(
                explanation.sentence(notification, locale),
                explanation.days(notification, locale),
                explanation.remarks(notification, locale));
    }
}
