package org.eaddress.hub.submission.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.CallingClient;
import org.eaddress.hub.problem.OneLine;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Batch;
import org.eaddress.hub.submission.Batches;
import org.eaddress.hub.submission.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One content to many recipients: submit, see how far it is, fetch the receipts, stop; and the operator's
/// approval.
@RestController
class BatchController {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_ITEMS = 500;

    private final Batches batches;
    private final MessageReader reader;

    BatchController(Batches batches, MessageReader reader) {
        this.batches = batches;
        this.reader = reader;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BatchForm(
            UUID batch,
            String state,
            int recipients,
            int lookedAt,
            int accepted,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant heldAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> decisions) {
        static BatchForm of(Batch batch, List<String> decisions) {
            return new BatchForm(
                    batch.id(),
                    batch.state().name().toLowerCase(Locale.ROOT),
                    batch.recipients(),
                    batch.lookedAt(),
                    batch.accepted(),
                    batch.reason().orElse(null),
                    batch.createdAt(),
                    batch.heldAt().orElse(null),
                    batch.approvedBy().orElse(null),
                    batch.approvedAt().orElse(null),
                    decisions);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemForm(
            int number,
            String recipient,
            UUID message,
            @Nullable String receipt,
            @Nullable String problem,
            @Nullable String evidence) {
        static ItemForm of(Batch.Item item) {
            boolean refused = item.problem().isPresent();
            return new ItemForm(
                    item.number(),
                    item.recipient().value(),
                    item.message(),
                    refused ? null : item.jws().orElse(null),
                    item.problem().orElse(null),
                    refused ? item.jws().orElse(null) : null);
        }
    }

    record ItemsForm(List<ItemForm> items, int next) {}

    record StopForm(@Nullable String reason) {}

    record ApprovalForm(@Nullable String approvedBy) {}

    @PutMapping(
            path = "/v1/batches/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchForm> submit(@PathVariable String id, Caller caller, HttpServletRequest request)
            throws IOException {
        UUID batch = MessageId.of(id);
        return switch (batches.take(batch, caller, CallingClient.id(), reader.read(request.getInputStream()))) {
            case Batches.Outcome.Taken(var taken, var repeated) ->
                ResponseEntity.status(repeated ? HttpStatus.OK : HttpStatus.CREATED)
                        .body(form(taken));
            case Batches.Outcome.Refused(var reason) -> throw RejectionProblems.problem(reason);
            case Batches.Outcome.Conflict _ ->
                throw new ProblemException(ProblemType.BATCH_CONFLICT, "Another batch was taken under this id.");
        };
    }

    @GetMapping("/v1/batches/{id}")
    BatchForm read(@PathVariable String id, Caller caller) {
        return form(own(id, caller));
    }

    /// The receipts from this number on; `next` is where the following page begins, also while there is none yet.
    @GetMapping("/v1/batches/{id}/receipts")
    ItemsForm receipts(
            @PathVariable String id,
            Caller caller,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "100") int limit) {
        if (from < 0 || limit < 1 || limit > MOST_ITEMS) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "from is negative, or limit is not between 1 and %d.".formatted(MOST_ITEMS));
        }
        List<Batch.Item> items = batches.items(own(id, caller).id(), from, limit);
        int next = items.isEmpty() ? from : items.getLast().number() + 1;
        return new ItemsForm(items.stream().map(ItemForm::of).toList(), next);
    }

    @PutMapping("/v1/batches/{id}/stop")
    BatchForm stop(@PathVariable String id, Caller caller, @RequestBody StopForm stop) {
        Batch batch = own(id, caller);
        batches.stop(
                batch.id(),
                new Batches.Decider(caller.name(), Optional.of(CallingClient.id()), Optional.of(caller.eAddress())),
                Optional.of(OneLine.of("reason", stop.reason(), LONGEST_REASON)));
        return form(own(id, caller));
    }

    /// For the operator's own systems, whichever sender's it is.
    @PutMapping("/v1/batches/{id}/approval")
    BatchForm approve(@PathVariable String id, Caller caller, @RequestBody ApprovalForm approval) {
        UUID batch = MessageId.of(id);
        Batches.Decider by = new Batches.Decider(
                OneLine.of("approvedBy", approval.approvedBy(), LONGEST_NAME),
                Optional.of(CallingClient.id()),
                Optional.of(caller.eAddress()));
        switch (batches.approve(batch, by)) {
            case APPROVED -> {}
            case OWN ->
                throw new ProblemException(
                        ProblemType.NOT_YOURS_TO_APPROVE,
                        "This client submitted the batch; somebody else approves it.");
            case NOTHING_HELD -> requireApproved(batch);
        }
        return form(batches.find(batch).orElseThrow());
    }

    private BatchForm form(Batch batch) {
        return BatchForm.of(batch, batches.decisions(batch.id()));
    }

    private void requireApproved(UUID id) {
        Optional<Batch> batch = batches.find(id);
        if (batch.flatMap(Batch::approvedAt).isEmpty()) {
            throw new ProblemException(
                    batch.isEmpty() ? ProblemType.UNKNOWN_BATCH : ProblemType.NOTHING_TO_APPROVE,
                    "No batch with this id waits for an approval.");
        }
    }

    private Batch own(String id, Caller caller) {
        return batches.find(MessageId.of(id))
                .filter(batch -> batch.sender().equals(caller.eAddress()))
                .orElseThrow(
                        () -> new ProblemException(ProblemType.UNKNOWN_BATCH, "The caller has no batch with this id."));
    }
}
