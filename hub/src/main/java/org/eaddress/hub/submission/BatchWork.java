package org.eaddress.hub.submission;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.submission.BatchTurns.Settled;
import org.eaddress.hub.submission.BatchTurns.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes messages of batches, some at a time, one transaction each: messages, receipts and how far the batch has
/// come, all of it or none. So whoever dies, the next one goes on where the last transaction ended.
@Component
class BatchWork {
    static final String NOT_APPROVED = "Nobody approved it in time.";
    static final String OVER = "Its messages would end before they begin: `expiresAt` is over.";
    static final String DOCUMENT_GONE = "A document is not there any more, or is not taken.";
    static final String TOO_MANY_REFUSED = "Too many of its recipients cannot be reached.";
    static final String FAILED = "The hub failed at it too often.";

    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);
    private static final int FORGOTTEN_TOGETHER = 10;
    private static final int PERCENT = 100;

    private final BatchRows rows;
    private final BatchTurns turns;
    private final BatchBrake brake;
    private final BatchDocuments documents;
    private final AcceptedMessages accepted;
    private final Rejections rejections;
    private final SenderQueues queues;
    private final Directory directory;
    private final Sealer sealer;
    private final BatchPolicy policy;
    private final TransactionTemplate transactions;
    private final Clock clock;

    BatchWork(
            BatchRows rows,
            BatchTurns turns,
            BatchBrake brake,
            BatchDocuments documents,
            AcceptedMessages accepted,
            Rejections rejections,
            SenderQueues queues,
            Directory directory,
            Sealer sealer,
            BatchPolicy policy,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.turns = turns;
        this.brake = brake;
        this.documents = documents;
        this.accepted = accepted;
        this.rejections = rejections;
        this.queues = queues;
        this.directory = directory;
        this.sealer = sealer;
        this.policy = policy;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// The next messages of a batch of the sender that has waited longest; whether there may be more to do at once.
    /// One that fails pauses, and keeps no other back.
    boolean round() {
        Instant now = now();
        Optional<Turn> taken = turns.take(now, now.plus(policy.turnWithin()));
        taken.ifPresent(turn -> {
            try {
                advance(turn);
            } catch (RuntimeException | Error e) {
                failed(turn, e);
            }
        });
        return taken.isPresent();
    }

    /// Stops those that nobody approved in time or whose own end has come, and forgets those that ended long ago:
    /// their messages and all evidence have lives of their own.
    void tidy() {
        Instant now = now();
        rows.stopUnapproved(now.minus(policy.approvalWithin()), NOT_APPROVED);
        rows.stopOver(now, OVER);
        rows.forget(now.minus(policy.kept()), FORGOTTEN_TOGETHER);
    }

    private void failed(Turn turn, Throwable why) {
        int failures = turn.whole().failures() + 1;
        LOG.warn(
                "The batch {} failed {} times: {}",
                turn.batch(),
                failures,
                why.getClass().getName());
        if (failures >= policy.failures()) {
            turns.stop(turn, FAILED);
        } else {
            turns.fail(turn, now().plus(policy.pauseAfter(failures)));
        }
    }

    private void advance(Turn turn) {
        if (queues.refusal(turn.sender()).isPresent()) {
            turns.rest(turn, now().plus(policy.every()));
            return;
        }
        int most = brake.most(turn.whole().batch());
        if (most == 0) {
            turns.hold(turn, now());
            return;
        }
        Message message = BatchContent.message(turn.whole().content(), turn.sender(), turn.sender());
        documents
                .find(turn.sender(), message.documents())
                .ifPresentOrElse(
                        found -> transactions.executeWithoutResult(_ -> accept(turn, message.schedule(), most, found)),
                        () -> turns.stop(turn, DOCUMENT_GONE));
    }

    /// Looking at the documents may have taken long, so only now it is told what time it is.
    private void accept(Turn turn, Schedule schedule, int most, BatchDocuments.Found found) {
        if (!turns.lock(turn)) {
            return; // it was stopped, or took so long that another hub has it
        }
        Instant now = now();
        if (schedule.isOverAt(now)) {
            turns.stop(turn, OVER);
            return;
        }
        List<Settled> settled = accept(turn, turns.next(turn, most), found, now);
        turns.settle(turn, settled, now);
        if (isMostlyRefused(turn.whole().batch(), settled)) {
            rows.stop(turn.batch(), TOO_MANY_REFUSED);
        }
    }

    private List<Settled> accept(Turn turn, List<BatchRows.Row> next, BatchDocuments.Found found, Instant now) {
        Map<EAddress, Account> accounts =
                directory.find(next.stream().map(BatchRows.Row::recipient).toList());
        List<Acceptance> acceptances = new ArrayList<>();
        List<Settled> settled = new ArrayList<>();
        for (BatchRows.Row row : next) {
            Message message = BatchContent.message(turn.whole().content(), turn.sender(), row.recipient());
            Submission submission = new Submission(
                    UuidCreator.getTimeOrderedEpoch(now), turn.whole().caller(), message, message.digest());
            Optional<Rejection> refusal = refusal(turn.sender(), row.recipient(), accounts);
            refusal.ifPresentOrElse(
                    why -> rejections.reject(submission, why),
                    () -> acceptances.add(new Acceptance(
                            submission,
                            found.stored(),
                            found.inspection(),
                            sealer.seal(submission.acceptance(found.stored(), now)),
                            now)));
            settled.add(new Settled(
                    row.number(), submission.id(), refusal.map(why -> why.type().code())));
        }
        accepted.keepTogether(acceptances);
        acceptances.forEach(one -> queues.accepted(turn.sender(), one.message().schedule()));
        return settled;
    }

    private boolean isMostlyRefused(Batch before, List<Settled> settled) {
        long refused = before.lookedAt()
                - before.accepted()
                + settled.stream().filter(one -> one.problem().isPresent()).count();
        long all = before.lookedAt() + settled.size();
        return refused >= policy.refused() && refused * PERCENT > all * policy.refusedPercent();
    }

    private static Optional<Rejection> refusal(EAddress sender, EAddress recipient, Map<EAddress, Account> accounts) {
        if (recipient.isApartFrom(sender)) {
            return Optional.of(new Rejection.SandboxBorder(0));
        }
        Account account = accounts.get(recipient);
        if (account == null) {
            return Optional.of(new Rejection.UnknownRecipient(0));
        }
        return account.isOpen() ? Optional.empty() : Optional.of(new Rejection.ClosedRecipient(0));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
