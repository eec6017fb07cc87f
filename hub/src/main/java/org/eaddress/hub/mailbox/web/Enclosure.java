package org.eaddress.hub.mailbox.web;

import org.eaddress.hub.mailbox.MailboxMessage.MailboxDocument;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// A document as the message's page lists it.
record Enclosure(int number, String name, String size, boolean readable) {
    private static final String PDF = "application/pdf";

    static Enclosure of(MailboxDocument document, Words words) {
        return new Enclosure(
                document.number(),
                PlainText.line(document.name()),
                words.size(document.size()),
                isReadable(document.mediaType()));
    }

    /// Whether the page can show it; everything else is only ever saved.
    static boolean isReadable(String mediaType) {
        return mediaType.equals(PDF);
    }
}
