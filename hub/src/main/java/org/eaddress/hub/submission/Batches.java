package org.eaddress.hub.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.storage.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes in one content for many recipients, tells how far it is, and gives out the receipts. Its documents were
/// put before and are stored once.
@Component
public class Batches {
    private final BatchRows rows;
    private final BatchDecisions decisions;
    private final Admission admission;
    private final PutDocuments putDocuments;
    private final EvidenceArchive evidence;
    private final BatchPolicy policy;
    private final Clock clock;

    Batches(
            BatchRows rows,
            BatchDecisions decisions,
            Admission admission,
            PutDocuments putDocuments,
            EvidenceArchive evidence,
            BatchPolicy policy,
            Clock clock) {
        this.rows = rows;
        this.decisions = decisions;
        this.admission = admission;
        this.putDocuments = putDocuments;
        this.evidence = evidence;
        this.policy = policy;
        this.clock = clock;
    }

    /// What became of it.
    public sealed interface Outcome {
        record Taken(Batch batch, boolean repeated) implements Outcome {}

        record Refused(Rejection reason) implements Outcome {}

        /// Another batch has this id.
        record Conflict() implements Outcome {}
    }

    /// Who lets a held one run on, or stops one: a client, or a person in the portal.
    ///
    /// @param name of who decided it
    public record Decider(String name, Optional<String> client, Optional<EAddress> eAddress) {
        /// Never who: this ends up in logs.
        @Override
        public String toString() {
            return "Decider";
        }
    }

    /// What became of an approval.
    public enum Approval {
        APPROVED,
        NOTHING_HELD,
        /// The client that submitted it cannot approve it.
        OWN
    }

    /// Durable when it returns. Repeating it changes nothing.
    @Transactional
    public Outcome take(UUID id, Caller caller, String client, Message message) {
        Optional<BatchRows.Whole> earlier = rows.find(id);
        if (earlier.isPresent()) {
            return earlier(earlier.get(), caller, message.digest());
        }
        Optional<Rejection> refusal = refusal(id, caller, message);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        boolean first = rows.add(id, caller, client, message, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        BatchRows.Whole whole = rows.find(id).orElseThrow();
        return first ? new Outcome.Taken(whole.batch(), false) : earlier(whole, caller, message.digest());
    }

    private static Outcome earlier(BatchRows.Whole whole, Caller caller, Sha256 digest) {
        boolean same = whole.batch().sender().equals(caller.eAddress())
                && whole.digest().equals(digest);
        return same ? new Outcome.Taken(whole.batch(), true) : new Outcome.Conflict();
    }

    private Optional<Rejection> refusal(UUID id, Caller caller, Message message) {
        if (!message.from().equals(caller.eAddress())) {
            return Optional.of(new Rejection.SenderNotYours());
        }
        if (rows.countUnfinished(caller.eAddress()) >= policy.unfinished()) {
            return Optional.of(new Rejection.TooManyBatches(policy.unfinished()));
        }
        return admission
                .batchRefusal(id, message, policy.recipients())
                .or(() -> missing(caller.eAddress(), message.documents()));
    }

    private Optional<Rejection> missing(EAddress sender, List<Document> documents) {
        Map<Sha256, Arrived> here = putDocuments.find(
                sender, documents.stream().map(Document::digest).distinct().toList());
        for (int number = 0; number < documents.size(); number++) {
            Document document = documents.get(number);
            Arrived found = here.get(document.digest());
            if (found == null) {
                return Optional.of(new Rejection.MissingDocument(number));
            }
            if (found.stored().size() != document.size()) {
                return Optional.of(new Rejection.SizeMismatch(document.digest(), document.size()));
            }
        }
        return Optional.empty();
    }

    public Optional<Batch> find(UUID id) {
        return rows.find(id).map(BatchRows.Whole::batch);
    }

    /// Those that are held, then those that run, the oldest first, of everybody or of one sender.
    public List<Batch> unfinished(Optional<EAddress> sender, int limit) {
        return rows.unfinished(sender, limit).stream()
                .map(BatchRows.Whole::batch)
                .toList();
    }

    /// Lets a held one run on, with evidence of who did it.
    @Transactional
    public Approval approve(UUID id, Decider by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean approved = rows.approve(id, by, now);
        Optional<Batch> batch = find(id);
        if (approved) {
            decisions.approved(batch.orElseThrow(), by, now);
            return Approval.APPROVED;
        }
        return batch.filter(one -> one.state() == Batch.State.HELD)
                .map(_ -> Approval.OWN)
                .orElse(Approval.NOTHING_HELD);
    }

    /// No more of its messages are accepted, with evidence of who stopped it; whether there were more to come.
    @Transactional
    public boolean stop(UUID id, Decider by, Optional<String> reason) {
        boolean stopped = rows.stop(id, reason.orElse(by.name()));
        if (stopped) {
            decisions.stopped(
                    find(id).orElseThrow(), by, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
        return stopped;
    }

    /// The sealed statements of who let it run on, and who stopped it.
    public List<String> decisions(UUID id) {
        return decisions.of(id);
    }

    /// What became of the recipients that had their turn, from this number on, in their order.
    public List<Batch.Item> items(UUID id, int from, int limit) {
        List<BatchRows.Row> settled = rows.settled(id, from, limit);
        Map<UUID, List<Evidence>> pieces = evidence.allOf(
                settled.stream().flatMap(row -> row.message().stream()).toList());
        return settled.stream().map(row -> item(row, pieces)).toList();
    }

    private static Batch.Item item(BatchRows.Row row, Map<UUID, List<Evidence>> pieces) {
        UUID message = row.message().orElseThrow();
        EvidenceEvent event =
                row.problem().isPresent() ? EvidenceEvent.SUBMISSION_REJECTION : EvidenceEvent.SUBMISSION_ACCEPTANCE;
        return new Batch.Item(
                row.number(),
                row.recipient(),
                message,
                row.problem(),
                pieces.getOrDefault(message, List.of()).stream()
                        .filter(piece -> piece.event() == event)
                        .map(Evidence::jws)
                        .findFirst());
    }
}
