package org.eaddress.hub.submission.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.multipart.BrokenBodyException;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.FrontDoor;
import org.eaddress.hub.submission.Message;
import org.eaddress.hub.submission.MessageId;
import org.eaddress.hub.submission.Outcome;
import org.eaddress.hub.submission.Warnings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `PUT /v1/messages/{id}`: the submission of a message.
@RestController
class SubmissionController {
    private final FrontDoor door;
    private final MessageReader reader;
    private final Warnings warnings;

    SubmissionController(FrontDoor door, MessageReader reader, Warnings warnings) {
        this.door = door;
        this.reader = reader;
        this.warnings = warnings;
    }

    record WarningForm(String recipient, String warning) {}

    /// The answer that the sender records; the warnings only when it asked for them.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AcceptedForm(
            UUID message,
            Instant acceptedAt,
            String receipt,
            @Nullable List<WarningForm> warnings) {}

    @PutMapping(path = "/v1/messages/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedForm> submit(
            @PathVariable String id,
            @RequestParam(name = "warnings", defaultValue = "false") boolean warned,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        UUID messageId = MessageId.of(id);
        try {
            MultipartParts parts = MultipartParts.of(request);
            Message message = reader.read(parts.message());
            Outcome outcome = door.submit(messageId, caller, message, parts);
            return answer(outcome, warned ? warnings(messageId, caller, message) : null);
        } catch (BrokenBodyException e) {
            throw new ProblemException(ProblemType.MALFORMED_MULTIPART, e.getMessage() + ".");
        }
    }

    private List<WarningForm> warnings(UUID id, Caller caller, Message message) {
        return warnings.about(caller.eAddress(), message.to(), Optional.of(id)).entrySet().stream()
                .flatMap(about -> about.getValue().stream()
                        .map(warning -> new WarningForm(about.getKey().value(), warning.code())))
                .toList();
    }

    private static ResponseEntity<AcceptedForm> answer(Outcome outcome, @Nullable List<WarningForm> warnings) {
        return switch (outcome) {
            case Outcome.Accepted(var receipt, var at, var repeated) ->
                ResponseEntity.status(repeated ? HttpStatus.OK : HttpStatus.CREATED)
                        .body(new AcceptedForm(receipt.messageId(), at, receipt.jws(), warnings));
            case Outcome.Refused refused -> throw RejectionProblems.problem(refused);
        };
    }
}
