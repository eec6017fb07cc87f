package org.eaddress.hub.mailbox.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.RejectionReason;
import org.eaddress.hub.delivery.SystemsAnswer;
import org.eaddress.hub.mailbox.DocumentContent;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.mailbox.MailboxEntry.Ending;
import org.eaddress.hub.mailbox.MailboxMessage;
import org.eaddress.hub.mailbox.MailboxMessage.MailboxDocument;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The messages of the mailbox for systems: fetch, confirm or reject.
@RestController
class InboxController {
    private final Mailboxes mailboxes;

    InboxController(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    record DocumentForm(String name, String mediaType, long size, String sha256) {
        static DocumentForm of(MailboxDocument document) {
            return new DocumentForm(document.name(), document.mediaType(), document.size(), document.digest());
        }
    }

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
        static ReceivedForm of(MailboxMessage message, Caller caller) {
            MailboxEntry entry = message.entry();
            return new ReceivedForm(
                    entry.messageId(),
                    entry.sender().value(),
                    entry.senderName(),
                    caller.eAddress().value(),
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

    record ConfirmationForm(@Nullable List<@Nullable String> documents) {}

    record RejectionForm(@Nullable String reason) {}

    record RejectedForm(UUID message, Instant rejectedAt, String reason, String evidence) {}

    record ConfirmedForm(UUID message, Instant handedOverAt, String evidence) {}

    @GetMapping("/v1/inbox/{id}")
    ReceivedForm fetch(@PathVariable String id, Caller caller) {
        return ReceivedForm.of(message(id, caller), caller);
    }

    @GetMapping("/v1/inbox/{id}/documents/{number}")
    void document(@PathVariable String id, @PathVariable int number, Caller caller, HttpServletResponse response)
            throws IOException {
        DocumentContent document = mailboxes
                .document(caller.eAddress(), MessageId.of(id), number)
                .orElseThrow(() -> nothingThere(id, number, caller));
        if (document.erased()) {
            throw new ProblemException(
                    ProblemType.DOCUMENT_ERASED, "Document %d reached the end of its retention.".formatted(number));
        }
        try (InputStream bytes = document.bytes().open()) {
            response.setContentType(document.mediaType());
            response.setContentLengthLong(document.size());
            response.setHeader("Repr-Digest", "sha-256=:" + base64(document.digest()) + ":");
            bytes.transferTo(response.getOutputStream());
        }
    }

    @PutMapping(path = "/v1/inbox/{id}/confirmation", produces = MediaType.APPLICATION_JSON_VALUE)
    ConfirmedForm confirm(@PathVariable String id, Caller caller, @RequestBody ConfirmationForm confirmation) {
        if (confirmation.documents() == null) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "documents is missing.");
        }
        MailboxMessage message = message(id, caller);
        List<String> digests =
                message.documents().stream().map(MailboxDocument::digest).toList();
        if (!digests.equals(confirmation.documents())) {
            throw new ProblemException(
                    ProblemType.CONTENT_CONFLICT, "The digests are not those of the documents, in their order.");
        }
        return switch (mailboxes
                .confirm(caller, message.entry().messageId())
                .orElseThrow(() -> endedMeanwhile(id, caller))) {
            case SystemsAnswer.Taken(var evidence) ->
                new ConfirmedForm(evidence.messageId(), evidence.at(), evidence.jws());
            case SystemsAnswer.Rejected before -> throw rejected(before.reason());
        };
    }

    @PutMapping(path = "/v1/inbox/{id}/rejection", produces = MediaType.APPLICATION_JSON_VALUE)
    RejectedForm reject(@PathVariable String id, Caller caller, @RequestBody RejectionForm rejection) {
        RejectionReason given = Optional.ofNullable(rejection.reason())
                .flatMap(RejectionReason::ofCode)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.MALFORMED_REQUEST, "reason is missing, or none of those in the API description."));
        UUID messageId = message(id, caller).entry().messageId();
        return switch (mailboxes.reject(caller, messageId, given).orElseThrow(() -> endedMeanwhile(id, caller))) {
            case SystemsAnswer.Rejected(var evidence, var reason)
            when reason == given ->
                new RejectedForm(evidence.messageId(), evidence.at(), reason.code(), evidence.jws());
            case SystemsAnswer.Rejected before -> throw rejected(before.reason());
            case SystemsAnswer.Taken(var evidence) ->
                throw new ProblemException(
                        ProblemType.ALREADY_HANDED_OVER, "It was handed over at %s.".formatted(evidence.at()));
        };
    }

    private static ProblemException rejected(RejectionReason reason) {
        return new ProblemException(
                ProblemType.ALREADY_REJECTED, "It was rejected for the reason %s.".formatted(reason.code()));
    }

    /// The message is not there either, or closed, or it has no such document.
    private ProblemException nothingThere(String id, int number, Caller caller) {
        message(id, caller);
        return new ProblemException(ProblemType.UNKNOWN_DOCUMENT, "The message has no document %d.".formatted(number));
    }

    private MailboxMessage message(String id, Caller caller) {
        MailboxMessage message =
                mailboxes.fetch(caller.eAddress(), MessageId.of(id)).orElseThrow(InboxController::unknown);
        if (message.entry().isClosed()) {
            throw closed(message.entry());
        }
        return message;
    }

    /// It lay in the mailbox when the call came, and its answer came too late.
    private ProblemException endedMeanwhile(String id, Caller caller) {
        return mailboxes
                .fetch(caller.eAddress(), MessageId.of(id))
                .map(message -> closed(message.entry()))
                .orElseGet(InboxController::unknown);
    }

    private static ProblemException closed(MailboxEntry entry) {
        return entry.ending().map(InboxController::closed).orElseThrow();
    }

    private static ProblemException closed(Ending ending) {
        return switch (ending.why()) {
            case EXPIRED -> new ProblemException(ProblemType.MESSAGE_EXPIRED, "It expired at " + ending.at() + ".");
            case RECALLED ->
                new ProblemException(ProblemType.MESSAGE_RECALLED, "It was recalled at " + ending.at() + ".");
        };
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.UNKNOWN_MESSAGE, "No such message lies in the caller's mailbox.");
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
