package org.eaddress.hub.submission;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.storage.DocumentVault;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.StoredDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes a message in: its documents durable first, then one transaction, then the answer.
@Component
public class FrontDoor {
    private final Admission admission;
    private final Rejections rejections;
    private final AcceptedMessages accepted;
    private final PutDocuments putDocuments;
    private final DocumentVault vault;
    private final Sealer sealer;
    private final Clock clock;

    FrontDoor(
            Admission admission,
            Rejections rejections,
            AcceptedMessages accepted,
            PutDocuments putDocuments,
            DocumentVault vault,
            Sealer sealer,
            Clock clock) {
        this.admission = admission;
        this.rejections = rejections;
        this.accepted = accepted;
        this.putDocuments = putDocuments;
        this.vault = vault;
        this.sealer = sealer;
        this.clock = clock;
    }

    /// Repeating it with the same message gives the same receipt, whatever happened to the first answer.
    ///
    /// @throws BrokenBodyException when the parts cannot be read; nothing was accepted
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
        Optional<Rejection> refusal = admission.refusal(id, message);
        return refusal.isPresent() ? rejections.reject(submission, refusal.get()) : take(submission, parts);
    }

    private Outcome take(Submission submission, Parts parts) throws IOException {
        List<Document> documents = submission.message().documents();
        try (DocumentIntake intake = new DocumentIntake(vault, documents)) {
            Optional<Rejection> refusal = intake.take(parts);
            if (refusal.isPresent()) {
                return rejections.reject(submission, refusal.get());
            }
            Map<Sha256, StoredDocument> stored = withPutBefore(submission, intake.stored());
            Optional<Rejection> missing = missing(documents, stored);
            if (missing.isPresent()) {
                return rejections.reject(submission, missing.get());
            }
            return accept(submission, stored, intake);
        }
    }

    private Outcome accept(Submission submission, Map<Sha256, StoredDocument> stored, DocumentIntake intake) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<StoredDocument> inOrder = submission.message().documents().stream()
                .map(document -> stored.get(document.digest()))
                .toList();
        Evidence receipt = sealer.seal(submission.acceptance(inOrder, now));
        intake.keep(); // from here on a failure leaves it open whether the transaction refers to them
        if (accepted.keep(new Acceptance(submission, inOrder, receipt, now))) {
            return new Outcome.Accepted(receipt, now, false);
        }
        intake.release();
        return accepted.earlier(submission.id(), submission.caller().eAddress(), submission.digest())
                .orElseThrow();
    }

    private Map<Sha256, StoredDocument> withPutBefore(Submission submission, Map<Sha256, StoredDocument> stored) {
        List<Sha256> absent = submission.message().documents().stream()
                .map(Document::digest)
                .filter(digest -> !stored.containsKey(digest))
                .distinct()
                .toList();
        if (absent.isEmpty()) {
            return stored;
        }
        Map<Sha256, StoredDocument> all = new HashMap<>(stored);
        all.putAll(putDocuments.find(submission.caller().eAddress(), absent));
        return all;
    }

    private static Optional<Rejection> missing(List<Document> documents, Map<Sha256, StoredDocument> stored) {
        return IntStream.range(0, documents.size())
                .mapToObj(number -> missing(
                        number,
                        documents.get(number),
                        stored.get(documents.get(number).digest())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Rejection> missing(int number, Document document, @Nullable StoredDocument found) {
        if (found == null) {
            return Optional.of(new Rejection.MissingDocument(number));
        }
        return found.size() == document.size()
                ? Optional.empty()
                : Optional.of(new Rejection.SizeMismatch(document.digest(), document.size()));
    }
}
