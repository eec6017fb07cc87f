package org.eaddress.hub.mailbox.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.RejectionReason;
import org.eaddress.hub.delivery.SystemsAnswer;
import org.eaddress.hub.mailbox.DocumentContent;
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

/// The messages of the mailbox for systems: fetch or reject.
@RestController
class InboxController {
    private final Mailboxes mailboxes;

    InboxController(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    record RejectionForm(@Nullable String reason) {}

    record RejectedForm(UUID message, Instant rejectedAt, String reason, String evidence) {}

    @GetMapping("/v1/inbox/{id}")
    ReceivedForm fetch(@PathVariable String id, Caller caller) {
        UUID messageId = MessageId.of(id);
        return mailboxes
                .fetch(caller, messageId)
                .filter(message -> !message.entry().isClosed())
                .map(message -> ReceivedForm.of(message, caller.eAddress()))
                .orElseThrow(() -> notThere(messageId, caller));
    }

    @GetMapping("/v1/inbox/{id}/documents/{number}")
    void document(@PathVariable String id, @PathVariable int number, Caller caller, HttpServletResponse response)
            throws IOException {
        UUID messageId = MessageId.of(id);
        DocumentContent document = mailboxes
                .document(caller, messageId, number)
                .orElseThrow(() -> nothingThere(messageId, number, caller));
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

    @PutMapping(path = "/v1/inbox/{id}/rejection", produces = MediaType.APPLICATION_JSON_VALUE)
    RejectedForm reject(@PathVariable String id, Caller caller, @RequestBody RejectionForm rejection) {
        RejectionReason given = Optional.ofNullable(rejection.reason())
                .flatMap(RejectionReason::ofCode)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.MALFORMED_REQUEST, "reason is missing, or none of those in the API description."));
        UUID messageId = MessageId.of(id);
        return switch (mailboxes.reject(caller, messageId, given).orElseThrow(() -> notThere(messageId, caller))) {
            case SystemsAnswer.Rejected(var evidence, var reason)
            when reason == given ->
                new RejectedForm(evidence.messageId(), evidence.at(), reason.code(), evidence.jws());
            case SystemsAnswer.Rejected before -> throw new ProblemException(InboxProblems.rejected(before.reason()));
            case SystemsAnswer.Taken(var evidence) ->
                throw new ProblemException(
                        ProblemType.ALREADY_HANDED_OVER, "It was handed over at %s.".formatted(evidence.at()));
            case SystemsAnswer.Withdrawn _ -> throw notThere(messageId, caller);
            case SystemsAnswer.Erased _ -> throw new ProblemException(InboxProblems.erased());
        };
    }

    /// The message is not there either, or closed, or it has no such document.
    private ProblemException nothingThere(UUID id, int number, Caller caller) {
        return mailboxes
                .fetch(caller, id)
                .filter(message -> !message.entry().isClosed())
                .map(_ -> new ProblemException(
                        ProblemType.UNKNOWN_DOCUMENT, "The message has no document %d.".formatted(number)))
                .orElseGet(() -> notThere(id, caller));
    }

    /// It does not lie there, or has ended: before the call came or since.
    private ProblemException notThere(UUID id, Caller caller) {
        return new ProblemException(mailboxes
                .fetch(caller, id)
                .flatMap(message -> message.entry().ending())
                .map(InboxProblems::ended)
                .orElseGet(InboxProblems::unknown));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
