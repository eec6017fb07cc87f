package org.eaddress.hub.mailbox;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eaddress.hub.delivery.Closed;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.mailbox.MailboxMessage.Happened;
import org.eaddress.hub.mailbox.MailboxMessage.What;

/// What happened to a message so far, as its recipient sees it, the oldest first.
final class Timeline {
    private Timeline() {}

    static List<Happened> of(MailboxEntry entry, List<Evidence> pieces, Stream<Happened> audits) {
        Stream<Happened> evidenced = pieces.stream().flatMap(piece -> happened(piece, pieces).stream());
        Stream<Happened> rejected = entry.rejectedAt().map(at -> new Happened(What.REJECTED, at)).stream();
        Stream<Happened> expired = entry
                .ending()
                .filter(end -> end.why() == Closed.Why.EXPIRED)
                .map(end -> new Happened(What.EXPIRED, end.at()))
                .stream();
        return Stream.concat(
                        Stream.of(new Happened(What.SENT, entry.sentAt())),
                        Stream.of(evidenced, rejected, expired, audits)
                                .flatMap(Function.identity())
                                .sorted(Comparator.comparing(Happened::at)))
                .toList();
    }

    /// Of openings after the first, only those of delegates.
    private static Optional<Happened> happened(Evidence piece, List<Evidence> all) {
        return switch (piece.event()) {
            case CONTENT_HANDOVER ->
                Optional.of(new Happened(What.HANDED_OVER, piece.at(), Optional.empty(), piece.delegate()));
            case CONTENT_ACCESS_TRACKING ->
                piece.delegate()
                        .filter(_ -> !isOfHandover(piece, all))
                        .map(name ->
                                new Happened(What.OPENED_BY_DELEGATE, piece.at(), Optional.empty(), Optional.of(name)));
            default -> What.of(piece.event()).map(what -> new Happened(what, piece.at()));
        };
    }

    private static boolean isOfHandover(Evidence opening, List<Evidence> all) {
        return all.stream()
                .anyMatch(other -> other.event() == EvidenceEvent.CONTENT_HANDOVER
                        && other.at().equals(opening.at()));
    }
}
