package org.eaddress.hub.delivery.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.Cancellations;
import org.eaddress.hub.delivery.Recalls;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.problem.OneLine;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A sender takes a message back: cancelled while it lies in no mailbox, recalled when it does.
@RestController
class WithdrawalController {
    private static final int LONGEST_REASON = 500;

    private final Cancellations cancellations;
    private final Recalls recalls;

    WithdrawalController(Cancellations cancellations, Recalls recalls) {
        this.cancellations = cancellations;
        this.recalls = recalls;
    }

    record ReasonForm(@Nullable String reason) {
        String line() {
            return OneLine.of("reason", reason, LONGEST_REASON);
        }
    }

    record CancelledForm(UUID message, Instant cancelledAt, String evidence) {}

    record RecallForm(String recipient, boolean hidden, Instant recalledAt, String evidence) {
        static RecallForm of(Recalls.ToRecipient one) {
            Evidence piece = one.evidence();
            return new RecallForm(one.recipient().value(), one.hidden(), piece.at(), piece.jws());
        }
    }

    record RecalledForm(UUID message, List<RecallForm> recipients) {}

    @PutMapping("/v1/messages/{id}/cancellation")
    CancelledForm cancel(@PathVariable String id, Caller caller, @RequestBody ReasonForm reason) {
        UUID message = MessageId.of(id);
        return switch (cancellations.cancel(message, caller.eAddress(), reason.line())) {
            case Cancellations.Outcome.Done(var evidence) -> new CancelledForm(message, evidence.at(), evidence.jws());
            case Cancellations.Outcome.Unknown _ -> throw unknown();
            case Cancellations.Outcome.TooLate _ ->
                throw new ProblemException(ProblemType.ALREADY_CONSIGNED, "It does not wait for consignment any more.");
            case Cancellations.Outcome.Ended _ -> throw ended();
        };
    }

    @PutMapping("/v1/messages/{id}/recall")
    RecalledForm recall(@PathVariable String id, Caller caller, @RequestBody ReasonForm reason) {
        UUID message = MessageId.of(id);
        return switch (recalls.recall(message, caller.eAddress(), reason.line())) {
            case Recalls.Outcome.Done(var recipients) ->
                new RecalledForm(
                        message, recipients.stream().map(RecallForm::of).toList());
            case Recalls.Outcome.Unknown _ -> throw unknown();
            case Recalls.Outcome.NotConsigned _ ->
                throw new ProblemException(ProblemType.NOT_CONSIGNED_YET, "It waits for registration or consignment.");
            case Recalls.Outcome.Ended _ -> throw ended();
        };
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.UNKNOWN_MESSAGE, "The caller submitted no message with this id.");
    }

    private static ProblemException ended() {
        return new ProblemException(ProblemType.MESSAGE_ENDED, "It lies in no mailbox and never will.");
    }
}
