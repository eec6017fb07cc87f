package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Part;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.StoredDocument;

/// An admitted message under its id, with who submitted it.
record Submission(UUID id, Caller caller, Message message, Sha256 digest) {

    /// What the receipt states: SubmissionAcceptance (EN 319 522-1, A.1).
    Statement acceptance(List<StoredDocument> stored, Instant at) {
        Entity sender =
                new Entity(caller.eAddress().value(), Optional.of(caller.name()), Optional.of(caller.assuranceLevel()));
        return new Statement(
                EvidenceEvent.SUBMISSION_ACCEPTANCE,
                at,
                id,
                sender,
                message.to().stream().map(EAddress::value).map(Entity::of).toList(),
                Optional.empty(),
                at,
                digest.hex(),
                IntStream.range(0, stored.size())
                        .mapToObj(number -> part(message.documents().get(number), stored.get(number)))
                        .toList());
    }

    private static Part part(Document document, StoredDocument stored) {
        return new Part(
                document.name(),
                document.mediaType(),
                document.size(),
                document.digest().hex(),
                stored.ref().value());
    }
}
