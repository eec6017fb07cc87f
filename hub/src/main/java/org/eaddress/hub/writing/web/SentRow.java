package org.eaddress.hub.writing.web;

import java.util.UUID;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.writing.SentMessages.Entry;

/// One line of the list of what was sent; `state` only if it was not sent.
record SentRow(UUID messageId, String to, String subject, String state, String when) {
    static SentRow of(Entry entry, Words words) {
        AcceptedMessage message = entry.message();
        return new SentRow(
                message.id(),
                to(entry, words),
                subject(message, words),
                Standing.of(message) == Standing.SENT
                        ? ""
                        : words.say("sent.standing.%s".formatted(Standing.of(message))),
                words.briefly(message.sentAt().orElse(message.acceptedAt())));
    }

    private static String to(Entry entry, Words words) {
        String first = entry.to().stream().findFirst().map(PlainText::line).orElse("");
        int others = entry.to().size() - 1;
        return others > 0 ? words.say("sent.and-others", first, words.count("recipients", others)) : first;
    }

    static String subject(AcceptedMessage message, Words words) {
        String subject = PlainText.line(message.subject());
        return subject.isEmpty() ? words.say("message.without-subject") : subject;
    }
}
