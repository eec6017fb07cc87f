package org.eaddress.hub.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.submission.Schedule;

/// A message as its recipient reads it; `scanned` is whether its documents were scanned for malware. Of one that is
/// closed only its sender and its history are left: text, reference and documents are empty.
public record MailboxMessage(
        MailboxEntry entry,
        Optional<String> text,
        Optional<String> reference,
        String digest,
        Schedule schedule,
        List<MailboxDocument> documents,
        boolean scanned,
        List<Happened> timeline) {

    /// One of its documents; `number` counts from 0, `size` is in bytes, `digest` is SHA-256 in hexadecimal.
    public record MailboxDocument(int number, String name, String mediaType, long size, String digest) {}

    /// One thing that happened to it; the first, `sent`, has no evidence that a recipient gets.
    ///
    /// @param auditor to whom its evidence was opened, when that is what happened
    /// @param delegate who did it for the recipient, by delegation
    public record Happened(What what, Instant at, Optional<Auditor> auditor, Optional<String> delegate) {
        public Happened(What what, Instant at) {
            this(what, at, Optional.empty(), Optional.empty());
        }
    }

    /// Who could read evidence of it, by whose order and why.
    public record Auditor(String name, String orderedBy, String reason) {}

    /// What can have happened.
    public enum What {
        SENT,
        CONSIGNED,
        NOTIFIED,
        NOT_NOTIFIED,
        REJECTED,
        HANDED_OVER,
        OPENED_BY_DELEGATE,
        EXPIRED,
        RECALLED,
        OPENED_TO_AUDITOR;

        static Optional<What> of(EvidenceEvent event) {
            return switch (event) {
                case SUBMISSION_ACCEPTANCE,
                        SUBMISSION_REJECTION,
                        MESSAGE_LAPSED,
                        MESSAGE_CANCELLED,
                        CASE_HANDLED,
                        CONTENT_ERASURE,
                        DEEMED_NOTIFIED,
                        LEGAL_HOLD_PLACED,
                        LEGAL_HOLD_LIFTED,
                        EVIDENCE_REMOVAL,
                        EVIDENCE_OPENED,
                        PERSONS_LOOKED_UP,
                        BATCH_APPROVED,
                        BATCH_STOPPED,
                        SYSTEM_CONFORMS,
                        HUB_AVAILABILITY -> Optional.empty();
                case CONTENT_CONSIGNMENT_FAILURE, CONTENT_ACCESS_TRACKING, CONTENT_HANDOVER_FAILURE, MESSAGE_ABSENCE ->
                    Optional.empty();
                case DEEMED_NOTIFIED_WITHDRAWN, UNDELIVERED_NOTICES -> Optional.empty();
                case NOTIFICATION_DELIVERED -> Optional.empty();
                case CONSIGNMENT_NOTIFICATION -> Optional.of(NOTIFIED);
                case CONSIGNMENT_NOTIFICATION_FAILURE -> Optional.of(NOT_NOTIFIED);
                case MESSAGE_RECALLED -> Optional.of(RECALLED);
                case CONTENT_CONSIGNMENT -> Optional.of(CONSIGNED);
                case CONTENT_HANDOVER -> Optional.of(HANDED_OVER);
            };
        }
    }
}
