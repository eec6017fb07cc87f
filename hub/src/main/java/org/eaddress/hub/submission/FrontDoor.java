package org.eaddress.hub.submission;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.lookup.LookUpLog;
import org.eaddress.hub.sandbox.SandboxFaults;
import org.eaddress.storage.DocumentVault;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.StoredDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes a message in: its documents durable and looked at first, then one transaction, then the answer.
@Component
public class FrontDoor {
    private final Admission admission;
    private final Rejections rejections;
    private final AcceptedMessages accepted;
    private final PutDocuments putDocuments;
    private final DocumentVault vault;
    private final Screening screening;
    private final SenderQueues queues;
    private final LookUpLog lookUps;
    private final SandboxFaults faults;
    private final Sealer sealer;
    private final Clock clock;

    FrontDoor(
            Admission admission,
            Rejections rejections,
            AcceptedMessages accepted,
            PutDocuments putDocuments,
            DocumentVault vault,
            Screening screening,
            SenderQueues queues,
            LookUpLog lookUps,
            SandboxFaults faults,
            Sealer sealer,
            Clock clock) {
        this.admission = admission;
        this.rejections = rejections;
        this.accepted = accepted;
        this.putDocuments = putDocuments;
        this.vault = vault;
        this.screening = screening;
        this.queues = queues;
        this.lookUps = lookUps;
        this.faults = faults;
        this.sealer = sealer;
        this.clock = clock;
    }

    /// Repeating it with the same message gives the same receipt, whatever happened to the first answer.
    ///
    /// @throws org.eaddress.hub.multipart.BrokenBodyException when the parts cannot be read; nothing was accepted
    /// @throws IOException when the object store fails; nothing was accepted
    public Outcome submit(UUID id, Caller caller, Message message, Parts parts) throws IOException {
        if (!message.from().equals(caller.eAddress())) {
            return new Outcome.Refused(new Rejection.SenderNotYours());
        }
        Sha256 digest = message.digest();
        Optional<Outcome> earlier = accepted.earlier(id, caller.eAddress(), digest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Submission submission = new Submission(id, caller, message, digest);
        Optional<Rejection> refusal = queues.refusal(caller.eAddress())
                .or(() -> admission.refusal(id, message))
                .or(() -> faults.atSubmission(caller.eAddress()).map(Rejection.AskedFor::new));
        if (refusal.isPresent()) {
            return refusal.get().isOfReach()
                    ? rejectToPersons(submission, refusal.get())
                    : rejections.reject(submission, refusal.get());
        }
        return take(submission, parts);
    }

    /// Its answer tells whether persons have an e-address, and no message will tell them who learned it.
    private Outcome rejectToPersons(Submission submission, Rejection rejection) {
        lookUps.note(submission.caller(), submission.message().to());
        return rejections.reject(submission, rejection);
    }

    /// Why this message would not be taken now, if all its documents were put before. Nothing is kept of it, and
    /// nothing attested.
    ///
    /// @throws IOException when the object store fails
    public Optional<Rejection> foresee(UUID id, Message message) throws IOException {
        Optional<Rejection> refusal = queues.refusal(message.from()).or(() -> admission.refusal(id, message));
        if (refusal.isPresent()) {
            return refusal;
        }
        List<Document> documents = message.documents();
        Map<Sha256, Arrived> arrived = putDocuments.find(
                message.from(),
                documents.stream().map(Document::digest).distinct().toList());
        Optional<Rejection> missing = missing(documents, arrived);
        return missing.isPresent() ? missing : screening.objection(documents, arrived);
    }

    /// What was answered when this message was accepted; empty when it was not.
    public Optional<Outcome.Accepted> accepted(UUID id, Message message) {
        return accepted.earlier(id, message.from(), message.digest())
                .filter(Outcome.Accepted.class::isInstance)
                .map(Outcome.Accepted.class::cast);
    }

    private Outcome take(Submission submission, Parts parts) throws IOException {
        List<Document> documents = submission.message().documents();
        try (DocumentIntake intake = new DocumentIntake(vault, screening, documents)) {
            Optional<Rejection> refusal = intake.take(parts);
            if (refusal.isPresent()) {
                return rejectToPersons(submission, refusal.get());
            }
            Map<Sha256, Arrived> arrived = withPutBefore(submission, intake.arrived());
            Optional<Rejection> missing = missing(documents, arrived);
            if (missing.isPresent()) {
                return rejectToPersons(submission, missing.get());
            }
            return switch (screening.screen(documents, arrived)) {
                case Screening.Result.Refused(var reason) -> rejectToPersons(submission, reason);
                case Screening.Result.Passed(var inspection) -> {
                    noteClean(submission, arrived, inspection);
                    yield accept(submission, arrived, inspection, intake);
                }
            };
        }
    }

    /// What was put before goes into many messages, and need not be scanned with each.
    private void noteClean(Submission submission, Map<Sha256, Arrived> arrived, Inspection inspection) {
        if (inspection == Inspection.CLEAN) {
            List<Sha256> scanned = arrived.values().stream()
                    .filter(document -> document.putBefore() && !document.clean())
                    .map(document -> document.stored().sha256())
                    .toList();
            if (!scanned.isEmpty()) {
                putDocuments.noteClean(submission.caller().eAddress(), scanned);
            }
        }
    }

    private Outcome accept(
            Submission submission, Map<Sha256, Arrived> arrived, Inspection inspection, DocumentIntake intake) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<StoredDocument> inOrder = submission.message().documents().stream()
                .map(document ->
                        Objects.requireNonNull(arrived.get(document.digest())).stored())
                .toList();
        Evidence receipt = sealer.seal(submission.acceptance(inOrder, now));
        intake.keep(); // from here on a failure leaves it open whether the transaction refers to them
        if (accepted.keep(new Acceptance(submission, inOrder, inspection, receipt, now))) {
            queues.accepted(submission.caller().eAddress(), submission.message().schedule());
            return new Outcome.Accepted(receipt, now, false);
        }
        intake.release();
        return accepted.earlier(submission.id(), submission.caller().eAddress(), submission.digest())
                .orElseThrow();
    }

    private Map<Sha256, Arrived> withPutBefore(Submission submission, Map<Sha256, Arrived> arrived) {
        List<Sha256> absent = submission.message().documents().stream()
                .map(Document::digest)
                .filter(digest -> !arrived.containsKey(digest))
                .distinct()
                .toList();
        if (absent.isEmpty()) {
            return arrived;
        }
        Map<Sha256, Arrived> all = new HashMap<>(arrived);
        all.putAll(putDocuments.find(submission.caller().eAddress(), absent));
        return all;
    }

    private static Optional<Rejection> missing(List<Document> documents, Map<Sha256, Arrived> arrived) {
        return IntStream.range(0, documents.size())
                .mapToObj(number -> missing(
                        number,
                        documents.get(number),
                        arrived.get(documents.get(number).digest())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Rejection> missing(int number, Document document, @Nullable Arrived found) {
        if (found == null) {
            return Optional.of(new Rejection.MissingDocument(number));
        }
        return found.stored().size() == document.size()
                ? Optional.empty()
                : Optional.of(new Rejection.SizeMismatch(document.digest(), document.size()));
    }
}
