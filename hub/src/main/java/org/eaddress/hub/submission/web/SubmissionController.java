package org.eaddress.hub.submission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.BrokenBodyException;
import org.eaddress.hub.submission.FrontDoor;
import org.eaddress.hub.submission.MessageId;
import org.eaddress.hub.submission.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// `PUT /v1/messages/{id}`: the submission of a message.
@RestController
class SubmissionController {
    private final FrontDoor door;
    private final MessageReader reader;

    SubmissionController(FrontDoor door, MessageReader reader) {
        this.door = door;
        this.reader = reader;
    }

    /// The answer that the sender records.
    record AcceptedForm(UUID message, Instant acceptedAt, String receipt) {}

    @PutMapping(path = "/v1/messages/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedForm> submit(@PathVariable String id, Caller caller, HttpServletRequest request)
            throws IOException {
        UUID messageId = MessageId.of(id);
        try {
            MultipartParts parts = MultipartParts.of(request);
            return answer(door.submit(messageId, caller, reader.read(parts.message()), parts));
        } catch (BrokenBodyException e) {
            throw new ProblemException(ProblemType.MALFORMED_MULTIPART, e.getMessage() + ".");
        }
    }

    private static ResponseEntity<AcceptedForm> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var receipt, var at, var repeated) ->
                ResponseEntity.status(repeated ? HttpStatus.OK : HttpStatus.CREATED)
                        .body(new AcceptedForm(receipt.messageId(), at, receipt.jws()));
            case Outcome.Refused refused -> throw RejectionProblems.problem(refused);
        };
    }
}
