package org.eaddress.hub.submission;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.submission.BatchRows.Settled;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.StoredDocument;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes messages of batches, some at a time, one transaction each: messages, receipts and how far the batch has
/// come, all of it or none. So whoever dies, the next one goes on where the last transaction ended.
@Component
class BatchWork {
    static final String NOT_APPROVED = "Nobody approved it in time.";

    private static final int FORGOTTEN_TOGETHER = 10;
    private static final Duration USUAL = Duration.ofDays(90);

    private final BatchRows rows;
    private final AcceptedMessages accepted;
    private final Rejections rejections;
    private final PutDocuments putDocuments;
    private final Screening screening;
    private final SenderQueues queues;
    private final Directory directory;
    private final Sealer sealer;
    private final BatchPolicy policy;
    private final TransactionTemplate transactions;
    private final Clock clock;

    BatchWork(
            BatchRows rows,
            AcceptedMessages accepted,
            Rejections rejections,
            PutDocuments putDocuments,
            Screening screening,
            SenderQueues queues,
            Directory directory,
            Sealer sealer,
            BatchPolicy policy,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.accepted = accepted;
        this.rejections = rejections;
        this.putDocuments = putDocuments;
        this.screening = screening;
        this.queues = queues;
        this.directory = directory;
        this.sealer = sealer;
        this.policy = policy;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// The next messages of the batch that has waited longest; whether there may be more to do at once. Batches
    /// take turns, so a large one keeps no other back.
    boolean round() {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Optional<BatchRows.Whole> taken = rows.take(now);
            taken.ifPresent(whole -> advance(whole, now));
            return taken.isPresent();
        }));
    }

    /// Stops those that nobody approved in time, and forgets those that ended long ago: their messages and all
    /// evidence have lives of their own.
    void tidy() {
        Instant now = clock.instant();
        rows.stopUnapproved(now.minus(policy.approvalWithin()), NOT_APPROVED);
        rows.forget(now.minus(policy.kept()), FORGOTTEN_TOGETHER);
    }

    private void advance(BatchRows.Whole whole, Instant now) {
        Batch batch = whole.batch();
        if (queues.refusal(batch.sender()).isPresent()) {
            rows.rest(batch.id(), now.plus(policy.every()));
            return;
        }
        int most = policy.together();
        if (batch.approvedAt().isEmpty() && isUnusual(batch, now)) {
            most = Math.min(most, policy.slowStart() - batch.lookedAt());
            if (most <= 0) {
                rows.hold(batch.id(), now);
                return;
            }
        }
        List<BatchRows.Row> next = rows.next(batch.id(), batch.lookedAt(), most);
        documents(whole)
                .ifPresentOrElse(
                        documents -> accept(whole, next, documents, now),
                        () -> rows.stop(batch.id(), "A document is not there any more, or is not taken."));
    }

    private boolean isUnusual(Batch batch, Instant now) {
        return batch.recipients() >= policy.unusualFrom()
                && batch.recipients()
                        > (long) policy.unusualTimes() * rows.largest(batch.sender(), now.minus(USUAL), batch.id());
    }

    /// The stored documents, in their order, and what the scan told of them.
    private record Documents(List<StoredDocument> stored, Inspection inspection) {}

    private Optional<Documents> documents(BatchRows.Whole whole) {
        Message message = BatchContent.message(
                whole.content(), whole.batch().sender(), whole.batch().sender());
        List<Document> declared = message.documents();
        Map<Sha256, Arrived> arrived = putDocuments.find(
                whole.batch().sender(),
                declared.stream().map(Document::digest).distinct().toList());
        if (!declared.stream().allMatch(document -> arrived.containsKey(document.digest()))) {
            return Optional.empty();
        }
        try {
            return switch (screening.screen(declared, arrived)) {
                case Screening.Result.Passed(var inspection) -> {
                    noteClean(whole.batch().sender(), arrived, inspection);
                    yield Optional.of(new Documents(
                            declared.stream()
                                    .map(document -> Objects.requireNonNull(arrived.get(document.digest()))
                                            .stored())
                                    .toList(),
                            inspection));
                }
                case Screening.Result.Refused _ -> Optional.empty();
            };
        } catch (IOException e) {
            throw new IllegalStateException("the store does not give a document of a batch", e);
        }
    }

    /// The next messages of the batch need no scan of their own.
    private void noteClean(EAddress sender, Map<Sha256, Arrived> arrived, Inspection inspection) {
        if (inspection == Inspection.CLEAN && arrived.values().stream().anyMatch(document -> !document.clean())) {
            putDocuments.noteClean(sender, List.copyOf(arrived.keySet()));
        }
    }

    private void accept(BatchRows.Whole whole, List<BatchRows.Row> next, Documents documents, Instant now) {
        Map<EAddress, Account> accounts =
                directory.find(next.stream().map(BatchRows.Row::recipient).toList());
        List<Acceptance> acceptances = new ArrayList<>();
        List<Settled> settled = new ArrayList<>();
        for (BatchRows.Row row : next) {
            Message message =
                    BatchContent.message(whole.content(), whole.batch().sender(), row.recipient());
            Submission submission =
                    new Submission(UuidCreator.getTimeOrderedEpoch(now), whole.caller(), message, message.digest());
            Optional<Rejection> refusal = refusal(accounts, row.recipient());
            refusal.ifPresentOrElse(
                    why -> rejections.reject(submission, why),
                    () -> acceptances.add(new Acceptance(
                            submission,
                            documents.stored(),
                            documents.inspection(),
                            sealer.seal(submission.acceptance(documents.stored(), now)),
                            now)));
            settled.add(new Settled(
                    row.number(), submission.id(), refusal.map(why -> why.type().code())));
        }
        accepted.keepTogether(acceptances);
        acceptances.forEach(_ -> queues.accepted(whole.batch().sender()));
        rows.settle(whole.batch().id(), settled, now);
    }

    private static Optional<Rejection> refusal(Map<EAddress, Account> accounts, EAddress recipient) {
        Account account = accounts.get(recipient);
        if (account == null) {
            return Optional.of(new Rejection.UnknownRecipient(0));
        }
        return account.isOpen() ? Optional.empty() : Optional.of(new Rejection.ClosedRecipient(0));
    }
}
