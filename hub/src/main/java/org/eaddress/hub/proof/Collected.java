package org.eaddress.hub.proof;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.submission.AcceptedMessage.StoredPart;

/// What a proof will hold for its reader.
///
/// @param content the message, canonical as its digest is over; empty, like `subject` and `documents`, when the
///     proof is to hold digests only
record Collected(
        UUID messageId,
        List<Piece> pieces,
        Optional<String> subject,
        Optional<byte[]> content,
        List<StoredPart> documents) {

    /// One event: what was sealed, what it says, what the journal has of it, its name in the container.
    record Piece(Evidence evidence, SealedFacts facts, Optional<byte[]> evidenceRecord, String file) {}

    boolean withContent() {
        return content.isPresent();
    }

    boolean has(String event) {
        return pieces.stream()
                .anyMatch(piece -> piece.evidence().event().etsiName().equals(event));
    }
}
