package org.eaddress.hub.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.delivery.EvidenceFile;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.journal.Journal;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.stereotype.Component;

/// Gathers what a reader may have of a message, as [EvidenceFile] says.
@Component
class Collector {
    private final EvidenceFile evidence;
    private final Messages messages;
    private final Journal journal;

    Collector(EvidenceFile evidence, Messages messages, Journal journal) {
        this.evidence = evidence;
        this.messages = messages;
        this.journal = journal;
    }

    /// Empty when the message does not exist for this reader.
    Optional<Collected> collect(UUID messageId, EAddress reader, boolean withContent) {
        return evidence.forReader(messageId, reader)
                .filter(pieces -> !pieces.isEmpty())
                .flatMap(pieces -> messages.find(messageId)
                        .map(message -> collected(message, pieces(pieces), reader, withContent)));
    }

    private static Collected collected(
            AcceptedMessage message, List<Collected.Piece> pieces, EAddress reader, boolean withContent) {
        if (!withContent || message.isErased()) {
            return new Collected(message.id(), pieces, Optional.empty(), Optional.empty(), List.of());
        }
        return new Collected(
                message.id(),
                pieces,
                Optional.of(message.subject()),
                Optional.of(message.canonicalFor(seenBy(reader, message, pieces))),
                message.documents());
    }

    /// All recipients in the order of the receipt for the sender, a recipient sees itself only.
    private static List<EAddress> seenBy(EAddress reader, AcceptedMessage message, List<Collected.Piece> pieces) {
        return message.sender().equals(reader)
                ? pieces.getFirst().facts().recipientsDetails().stream()
                        .map(party -> new EAddress(party.eAddress()))
                        .toList()
                : List.of(reader);
    }

    private List<Collected.Piece> pieces(List<Evidence> evidence) {
        List<Collected.Piece> pieces = new ArrayList<>();
        for (Evidence piece : evidence) {
            pieces.add(new Collected.Piece(
                    piece,
                    SealedFacts.of(piece),
                    journal.proofOf(piece.messageId(), piece.id()).map(Journal.Proof::evidenceRecord),
                    "evidence-%02d-%s"
                            .formatted(pieces.size() + 1, piece.event().etsiName())));
        }
        return List.copyOf(pieces);
    }
}
