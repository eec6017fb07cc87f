package org.eaddress.hub.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.stereotype.Component;

/// The evidence of a message, for those it concerns: for a recipient what refers to itself, and that the message
/// was sent on to it; all of it for the sender, but how often a recipient opens its mail is the recipient's own
/// matter.
@Component
public class EvidenceFile {
    private final Messages messages;
    private final Deliveries deliveries;
    private final EvidenceArchive archive;

    EvidenceFile(Messages messages, Deliveries deliveries, EvidenceArchive archive) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.archive = archive;
    }

    /// Empty when the message does not exist for this e-address: it neither sent it nor can see it.
    public Optional<List<Evidence>> forReader(UUID messageId, EAddress reader) {
        if (messages.find(messageId)
                .map(AcceptedMessage::sender)
                .filter(reader::equals)
                .isPresent()) {
            return Optional.of(Stream.concat(archive.of(messageId).stream(), refusalOf(messageId))
                    .filter(piece -> piece.event() != EvidenceEvent.CONTENT_ACCESS_TRACKING || refersTo(reader, piece))
                    .toList());
        }
        return isVisibleTo(reader, messageId)
                ? Optional.of(archive.of(messageId).stream()
                        .filter(piece -> refersTo(reader, piece) || isSentOnTo(reader, piece))
                        .toList())
                : Optional.empty();
    }

    /// What states that the message was refused after it had been accepted.
    private Stream<Evidence> refusalOf(UUID messageId) {
        return messages.find(messageId).flatMap(AcceptedMessage::refusalId).stream()
                .flatMap(refusal -> archive.find(messageId, refusal).stream());
    }

    private static boolean refersTo(EAddress reader, Evidence piece) {
        return piece.recipient().filter(reader.value()::equals).isPresent();
    }

    /// Whether it states that the message went on to the reader from another e-address of its organisation.
    private static boolean isSentOnTo(EAddress reader, Evidence piece) {
        if (piece.event() != EvidenceEvent.CASE_HANDLED) {
            return false;
        }
        try {
            return org.eaddress.client.proof.Evidence.unverified(piece.jws())
                    .redirectedTo()
                    .filter(reader.value()::equals)
                    .isPresent();
        } catch (MalformedEvidence e) {
            throw new IllegalStateException("evidence " + piece.id() + " of our own", e);
        }
    }

    private boolean isVisibleTo(EAddress reader, UUID messageId) {
        return deliveries.of(messageId).stream()
                .filter(delivery -> delivery.recipient().equals(reader))
                .anyMatch(delivery -> delivery.state().isInMailbox());
    }
}
