package org.eaddress.client.proof;

import java.time.Duration;
import java.time.Instant;

/// What a statement of absence says besides who and whom: that in `[since, until)` the hub did not do this with any
/// message, and which seals of its journal hold the evidence of that time.
///
/// @param clockSkew how far the clocks of the hub's machines may be apart
/// @param after the last seal before those seals
/// @param upTo the last of them; the same as `after` when there are none
/// @param pieces how many pieces of evidence they hold
public record Absence(Fact fact, Instant since, Instant until, Duration clockSkew, Mark after, Mark upTo, long pieces) {

    /// What is said not to have happened.
    public enum Fact {
        /// The hub accepted a message.
        ACCEPTED,
        /// A message was laid into the mailbox.
        CONSIGNED
    }

    /// A seal by number and digest; number 0 and zeros before the first one.
    public record Mark(long number, String digest) {}

    /// Whether the piece says that what this statement denies did happen. Every piece about an accepted message
    /// tells when it was accepted.
    static boolean isContradictory(Evidence statement, Evidence piece) {
        var absence = statement.absence();
        return absence != null
                && piece.sender().value().equals(statement.sender().value())
                && piece.recipients().stream()
                        .anyMatch(recipient -> statement.concerned().stream()
                                .anyMatch(other -> other.value().equals(recipient.value())))
                && absence.denies(piece);
    }

    private boolean denies(Evidence piece) {
        return switch (fact) {
            case ACCEPTED -> isOfAcceptedMessage(piece.event()) && isIn(piece.submittedAt());
            case CONSIGNED -> piece.event() == EvidenceEvent.CONTENT_CONSIGNMENT && isIn(piece.at());
        };
    }

    private static boolean isOfAcceptedMessage(EvidenceEvent event) {
        return event != EvidenceEvent.SUBMISSION_REJECTION && event != EvidenceEvent.MESSAGE_ABSENCE;
    }

    private boolean isIn(Instant time) {
        return !time.isBefore(since) && time.isBefore(until);
    }
}
