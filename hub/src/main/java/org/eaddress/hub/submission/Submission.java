package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Part;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.StoredDocument;

/// A message under its id, with who submitted it.
record Submission(UUID id, Caller caller, Message message, Sha256 digest) {

    /// What the receipt states: SubmissionAcceptance (EN 319 522-1, A.1).
    Statement acceptance(List<StoredDocument> stored, Instant at) {
        return by(new Statement(
                EvidenceEvent.SUBMISSION_ACCEPTANCE,
                at,
                id,
                sender(),
                message.to().stream().map(EAddress::value).map(Entity::of).toList(),
                Optional.empty(),
                at,
                digest.hex(),
                IntStream.range(0, stored.size())
                        .mapToObj(number -> part(message.documents().get(number), stored.get(number)))
                        .toList()));
    }

    /// What a refusal states: SubmissionRejection (A.2). It lists the recipients up to this limit and no
    /// document; the digest covers them all.
    Statement rejection(Rejection rejection, EventReason reason, int limit, Instant at) {
        List<Entity> recipients = message.to().stream()
                .distinct()
                .limit(limit)
                .map(EAddress::value)
                .map(Entity::of)
                .toList();
        return by(new Statement(
                        EvidenceEvent.SUBMISSION_REJECTION,
                        at,
                        id,
                        sender(),
                        recipients,
                        rejection.recipient().stream()
                                .mapToObj(number ->
                                        Entity.of(message.to().get(number).value()))
                                .findFirst(),
                        at,
                        digest.hex(),
                        List.of()))
                .because(List.of(reason.uri(), rejection.type().uri().toString()));
    }

    /// One who did not act itself was not known in any way.
    private Entity sender() {
        return new Entity(
                caller.eAddress().value(),
                Optional.of(caller.name()),
                Optional.of(caller.assuranceLevel())
                        .filter(_ -> caller.byDelegation().isEmpty()));
    }

    private Statement by(Statement statement) {
        return caller.byDelegation()
                .map(one -> statement.by(new Statement.Delegate(one.delegation(), one.name(), caller.assuranceLevel())))
                .orElse(statement);
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
