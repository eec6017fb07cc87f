package org.eaddress.hub.mailbox.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.mailbox.MailboxEntry.Ending;
import org.eaddress.hub.mailbox.MailboxMessage;
import org.eaddress.hub.mailbox.MailboxMessage.MailboxDocument;
import org.jspecify.annotations.Nullable;

/// A message as a recipient's system gets it.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceivedForm(
        UUID message,
        String from,
        String fromName,
        String to,
        String subject,
        @Nullable String text,
        @Nullable String reference,
        List<DocumentForm> documents,
        String messageSha256,
        Instant sentAt,
        Instant consignedAt,
        @Nullable Instant handedOverAt,
        @Nullable String priority,
        @Nullable Instant consignNotBefore,
        @Nullable Instant expiresAt,
        @Nullable Instant recalledAt,
        @Nullable String recallReason) {

    record DocumentForm(String name, String mediaType, long size, String sha256) {
        static DocumentForm of(MailboxDocument document) {
            return new DocumentForm(document.name(), document.mediaType(), document.size(), document.digest());
        }
    }

    static ReceivedForm of(MailboxMessage message, EAddress recipient) {
        MailboxEntry entry = message.entry();
        return new ReceivedForm(
                entry.messageId(),
                entry.sender().value(),
                entry.senderName(),
                recipient.value(),
                entry.subject(),
                message.text().orElse(null),
                message.reference().orElse(null),
                message.documents().stream().map(DocumentForm::of).toList(),
                message.digest(),
                entry.sentAt(),
                entry.consignedAt(),
                entry.handedOverAt().orElse(null),
                message.schedule()
                        .priority()
                        .map(priority -> priority.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                message.schedule().notBefore().orElse(null),
                message.schedule().expiresAt().orElse(null),
                entry.ending().map(Ending::at).orElse(null),
                entry.ending().flatMap(Ending::reason).orElse(null));
    }
}
