package org.eaddress.hub.mailbox.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.mailbox.MailboxMessage;
import org.eaddress.hub.mailbox.MailboxMessage.Auditor;
import org.eaddress.hub.mailbox.MailboxMessage.Happened;
import org.eaddress.hub.mailbox.MailboxMessage.What;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// An opened message as its page shows it.
record Letter(
        UUID messageId,
        String sender,
        String subject,
        String date,
        Optional<String> reference,
        List<String> paragraphs,
        List<Enclosure> enclosures,
        boolean scanned,
        boolean answerable,
        List<Step> steps,
        Optional<Ended> ended,
        Deadline deadline) {
    /// One line of "What happened so far".
    record Step(What what, String when, Optional<String> note) {}

    /// That the sender's will ended it, in plain words; `closed` when nobody can open it any more, `counts` if it
    /// counts as notified nevertheless.
    record Ended(String sentence, Optional<String> reason, boolean closed, boolean counts) {
        static Optional<Ended> of(MailboxEntry entry, boolean counts, Words words) {
            return entry.ending()
                    .map(ending -> new Ended(
                            sentence(entry, ending, counts, words),
                            ending.reason().map(PlainText::line),
                            entry.isClosed(),
                            counts));
        }

        private static String sentence(MailboxEntry entry, MailboxEntry.Ending ending, boolean counts, Words words) {
            String said = words.say(key(entry, ending), words.exactly(ending.at()));
            return entry.isClosed() ? said + " " + words.say(counts ? "ended.counts" : "ended.counts-not") : said;
        }

        private static String key(MailboxEntry entry, MailboxEntry.Ending ending) {
            return entry.isClosed() ? "ended.said." + ending.why() : "ended.said.AFTER_OPENING";
        }
    }

    /// @param counts whether it counts as notified, or will
    /// @param answerable whether its reader may write back
    static Letter of(MailboxMessage message, boolean counts, boolean answerable, Deadline deadline, Words words) {
        var entry = message.entry();
        return new Letter(
                entry.messageId(),
                PlainText.line(entry.senderName()),
                Row.subject(entry, words),
                words.letterDate(entry.sentAt()),
                message.reference().map(PlainText::line).filter(reference -> !reference.isEmpty()),
                message.text().map(PlainText::paragraphs).orElse(List.of()),
                message.documents().stream()
                        .map(document -> Enclosure.of(document, words))
                        .toList(),
                message.scanned(),
                answerable,
                message.timeline().stream().map(step -> step(step, words)).toList(),
                Ended.of(entry, counts, words),
                deadline);
    }

    /// The enclosure of this number, if a browser can show it.
    Optional<Enclosure> readable(int number) {
        return enclosures.stream()
                .filter(enclosure -> enclosure.number() == number && enclosure.readable())
                .findFirst();
    }

    private static Step step(Happened happened, Words words) {
        return new Step(
                happened.what(),
                words.exactly(happened.at()),
                happened.auditor()
                        .map(auditor -> note(auditor, words))
                        .or(() -> happened.delegate()
                                .map(name -> words.say("message.by-delegate", PlainText.line(name)))));
    }

    private static String note(Auditor auditor, Words words) {
        String orderedBy = PlainText.line(auditor.orderedBy());
        String reason = PlainText.line(auditor.reason());
        return words.say("message.opened-to", PlainText.line(auditor.name()), orderedBy, reason);
    }
}
