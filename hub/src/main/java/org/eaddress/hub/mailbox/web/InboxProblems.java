package org.eaddress.hub.mailbox.web;

import org.eaddress.hub.delivery.RejectionReason;
import org.eaddress.hub.mailbox.MailboxEntry.Ending;
import org.eaddress.hub.problem.Problem;
import org.eaddress.hub.problem.ProblemType;

/// What a system is told of a message that it cannot have.
final class InboxProblems {
    private InboxProblems() {}

    static Problem unknown() {
        return Problem.of(ProblemType.UNKNOWN_MESSAGE, "No such message lies in the caller's mailbox.");
    }

    static Problem ended(Ending ending) {
        return switch (ending.why()) {
            case EXPIRED -> Problem.of(ProblemType.MESSAGE_EXPIRED, "It expired at " + ending.at() + ".");
            case RECALLED -> Problem.of(ProblemType.MESSAGE_RECALLED, "It was recalled at " + ending.at() + ".");
        };
    }

    static Problem rejected(RejectionReason reason) {
        return Problem.of(ProblemType.ALREADY_REJECTED, "It was rejected for the reason %s.".formatted(reason.code()));
    }

    static Problem erased() {
        return Problem.of(ProblemType.MESSAGE_ERASED, "The message reached the end of its retention.");
    }
}
