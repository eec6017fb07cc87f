package org.eaddress.client.proof.lint;

import java.util.List;
import java.util.stream.Stream;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.EvidenceEvent;
import org.eaddress.client.proof.Sealed;

/// The evidence of one message.
///
/// @param whole whether these are all pieces, so that a missing one is a finding
/// @param stored its documents as the store has them; empty when nobody looked
/// @param statements of absence that it may contradict
record History(List<Sealed> pieces, boolean whole, List<Evidence.Part> stored, List<Sealed> statements) {

    Stream<Sealed> of(EvidenceEvent event) {
        return pieces.stream().filter(piece -> piece.evidence().event() == event);
    }

    /// The pieces of this event about the recipient that the piece is about.
    List<Sealed> beside(Sealed piece, EvidenceEvent event) {
        return of(event)
                .filter(other -> recipient(other).equals(recipient(piece)))
                .toList();
    }

    /// Whether the piece came after one of this event about the same recipient; without one, whether that tells
    /// nothing.
    boolean follows(Sealed piece, EvidenceEvent event) {
        var before = beside(piece, event);
        return before.isEmpty()
                ? !whole
                : before.stream()
                        .noneMatch(one ->
                                one.evidence().at().isAfter(piece.evidence().at()));
    }

    /// Whether at least one of this event about the same recipient came before the piece; without any, whether that
    /// tells nothing.
    boolean followsOne(Sealed piece, EvidenceEvent event) {
        var before = beside(piece, event);
        return before.isEmpty()
                ? !whole
                : before.stream()
                        .anyMatch(one ->
                                !one.evidence().at().isAfter(piece.evidence().at()));
    }

    /// Whether the acceptance agrees with the piece; without one, whether that tells nothing.
    boolean accepted(Agreement agreement) {
        var acceptances =
                of(EvidenceEvent.SUBMISSION_ACCEPTANCE).map(Sealed::evidence).toList();
        return acceptances.isEmpty() ? !whole : acceptances.stream().allMatch(agreement::with);
    }

    /// Whether the piece is about an e-address to which the message was sent on before it happened. That it was
    /// sent on from there says nothing of that.
    boolean isRedirectedTo(Sealed piece) {
        var recipients = recipient(piece);
        return recipients.size() == 1
                && of(EvidenceEvent.CASE_HANDLED)
                        .map(Sealed::evidence)
                        .filter(handled -> isSettledBefore(handled, piece.evidence()))
                        .anyMatch(handled -> handled.redirectedTo()
                                .filter(recipients.getFirst()::equals)
                                .isPresent());
    }

    private static boolean isSettledBefore(Evidence handled, Evidence piece) {
        return piece.event() == EvidenceEvent.CASE_HANDLED
                ? handled.at().isBefore(piece.at())
                : !handled.at().isAfter(piece.at());
    }

    /// Whether a rejection is of the very submission that was accepted before it.
    boolean isOfAccepted(Sealed rejection) {
        var refused = rejection.evidence();
        return of(EvidenceEvent.SUBMISSION_ACCEPTANCE)
                .map(Sealed::evidence)
                .anyMatch(accepted -> accepted.messageSha256().equals(refused.messageSha256())
                        && accepted.submittedAt().equals(refused.submittedAt()));
    }

    /// What a piece and the acceptance have in common.
    interface Agreement {
        boolean with(Evidence acceptance);
    }

    private static List<String> recipient(Sealed piece) {
        return piece.evidence().concerned().stream().map(Evidence.Party::value).toList();
    }
}
