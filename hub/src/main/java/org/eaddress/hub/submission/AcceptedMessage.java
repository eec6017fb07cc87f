package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Part;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.StoredDocument;

/// A message that the hub answers for, as it was taken in; `sentAt` is empty until its receipt is registered,
/// `lapsedAt` unless that came too late, `refusalId` unless it was refused afterwards; then it names the
/// evidence of that. One that was cancelled before it was sent has lapsed, too.
public record AcceptedMessage(
        UUID id,
        EAddress sender,
        String senderName,
        String subject,
        Optional<String> text,
        Optional<String> reference,
        Sha256 digest,
        Sha256 receiptDigest,
        Instant acceptedAt,
        Optional<Instant> sentAt,
        Optional<Instant> lapsedAt,
        Inspection inspection,
        Optional<UUID> refusalId,
        Schedule schedule,
        Optional<Instant> cancelledAt,
        List<StoredPart> documents) {

    /// One of its documents, with where its bytes lie.
    public record StoredPart(int number, String name, String mediaType, StoredDocument stored) {
        /// Whether its key was destroyed, so that nobody can read it any more.
        public boolean isErased() {
            return stored.wrappedKey().length == 0;
        }

        public long size() {
            return stored.size();
        }

        public Sha256 digest() {
            return stored.sha256();
        }
    }

    /// Whether its texts and names are gone with its documents: a subject is never empty otherwise.
    public boolean isErased() {
        return subject.isEmpty();
    }

    /// Whether it is neither sent nor lapsed nor refused.
    public boolean isUnsent() {
        return sentAt.isEmpty() && lapsedAt.isEmpty() && !inspection.isRefusal();
    }

    /// The digest of the message as this recipient sees it: `to` holds nobody else, so that the digest tells
    /// nothing of other recipients and the recipient can compute it. For the only recipient it is the message's
    /// digest.
    public Sha256 digestFor(EAddress recipient) {
        return as(List.of(recipient)).digest();
    }

    /// Its canonical JSON (RFC 8785), with these recipients: what a digest in evidence is over.
    public byte[] canonicalFor(List<EAddress> recipients) {
        return CanonicalForm.of(as(recipients));
    }

    private Message as(List<EAddress> recipients) {
        return new Message(
                sender,
                recipients,
                subject,
                text,
                reference,
                documents.stream()
                        .map(document ->
                                new Document(document.name(), document.mediaType(), document.size(), document.digest()))
                        .toList(),
                schedule);
    }

    /// Its documents, for evidence.
    public List<Part> parts() {
        return documents.stream()
                .map(document -> new Part(
                        document.name(),
                        document.mediaType(),
                        document.size(),
                        document.digest().hex(),
                        document.stored().ref().value()))
                .toList();
    }

    /// What happened to it at that time, as far as all its recipients are concerned; for the sender only.
    public Statement statement(EvidenceEvent event, Instant at, List<Entity> recipients) {
        return new Statement(
                event,
                at,
                id,
                new Entity(sender.value(), Optional.of(senderName), Optional.empty()),
                recipients,
                Optional.empty(),
                acceptedAt,
                digest.hex(),
                parts());
    }

    /// What happened to it at that time, as far as this one recipient is concerned.
    ///
    /// @throws ProblemException `message-erased`: what is not there any more has no digest
    public Statement statement(EvidenceEvent event, Instant at, Entity recipient) {
        if (isErased()) {
            throw new ProblemException(ProblemType.MESSAGE_ERASED, "The message reached the end of its retention.");
        }
        return new Statement(
                event,
                at,
                id,
                new Entity(sender.value(), Optional.of(senderName), Optional.empty()),
                List.of(recipient),
                Optional.of(recipient),
                acceptedAt,
                digestFor(new EAddress(recipient.eAddress())).hex(),
                parts());
    }
}
