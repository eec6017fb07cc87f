package org.eaddress.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message as its recipient sees it.
///
/// @param recalledAt when its sender recalled it, after it had been confirmed
public record ReceivedMessage(
        UUID message,
        String from,
        String fromName,
        String to,
        String subject,
        @Nullable String text,
        @Nullable String reference,
        List<ListedDocument> documents,
        String messageSha256,
        Instant sentAt,
        Instant consignedAt,
        @Nullable Instant handedOverAt,
        @Nullable String priority,
        @Nullable Instant consignNotBefore,
        @Nullable Instant expiresAt,
        @Nullable Instant recalledAt,
        @Nullable String recallReason) {
    public ReceivedMessage {
        Json.require(message, from, fromName, to, subject, documents, messageSha256, sentAt, consignedAt);
    }

    /// The names under which the documents are kept on disk, in the order of the message.
    List<String> fileNames() {
        return SafeNames.of(documents.stream().map(ListedDocument::name).toList());
    }
}
