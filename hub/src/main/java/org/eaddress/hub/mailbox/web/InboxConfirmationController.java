package org.eaddress.hub.mailbox.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.mailbox.Confirmation;
import org.eaddress.hub.mailbox.Confirmation.Outcome;
import org.eaddress.hub.mailbox.Confirmations;
import org.eaddress.hub.problem.Problem;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The word of recipients' systems that they have messages, one by one or many in a call.
@RestController
class InboxConfirmationController {
    private final Confirmations confirmations;
    private final int limit;

    InboxConfirmationController(Confirmations confirmations, @Value("${hub.limits.confirmations}") int limit) {
        this.confirmations = confirmations;
        this.limit = limit;
    }

    record DigestsForm(@Nullable List<@Nullable String> documents) {}

    record ConfirmationForm(
            @Nullable String message, @Nullable List<@Nullable String> documents) {}

    record ConfirmationsForm(@Nullable List<@Nullable ConfirmationForm> confirmations) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutcomeForm(
            UUID message,
            @Nullable Instant handedOverAt,
            @Nullable String evidence,
            @Nullable Problem problem) {}

    record OutcomesForm(List<OutcomeForm> outcomes) {}

    @PutMapping(path = "/v1/inbox/{id}/confirmation", produces = MediaType.APPLICATION_JSON_VALUE)
    OutcomeForm confirm(@PathVariable String id, Caller caller, @RequestBody DigestsForm digests) {
        Confirmation confirmation = new Confirmation(MessageId.of(id), digests(digests.documents()));
        OutcomeForm outcome = confirmAll(caller, List.of(confirmation)).getFirst();
        if (outcome.problem() != null) {
            throw new ProblemException(outcome.problem());
        }
        return outcome;
    }

    @PostMapping(path = "/v1/inbox/confirmations", produces = MediaType.APPLICATION_JSON_VALUE)
    OutcomesForm confirmMany(Caller caller, @RequestBody ConfirmationsForm many) {
        List<@Nullable ConfirmationForm> forms = many.confirmations();
        if (forms == null || forms.isEmpty()) {
            throw malformed("confirmations is missing or empty.");
        }
        if (forms.size() > limit) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_ITEMS, "%d confirmations; the limit is %d.".formatted(forms.size(), limit));
        }
        List<Confirmation> asked =
                forms.stream().map(InboxConfirmationController::confirmation).toList();
        Set<UUID> ids = new HashSet<>();
        if (!asked.stream().map(Confirmation::messageId).allMatch(ids::add)) {
            throw malformed("A message stands twice in confirmations.");
        }
        return new OutcomesForm(confirmAll(caller, asked));
    }

    private List<OutcomeForm> confirmAll(Caller caller, List<Confirmation> asked) {
        List<Outcome> outcomes = confirmations.confirm(caller, asked);
        return IntStream.range(0, asked.size())
                .mapToObj(i -> form(asked.get(i).messageId(), outcomes.get(i)))
                .toList();
    }

    private static Confirmation confirmation(@Nullable ConfirmationForm form) {
        if (form == null || form.message() == null) {
            throw malformed("A message of confirmations is missing.");
        }
        return new Confirmation(
                MessageId.parse(form.message())
                        .orElseThrow(() -> malformed("A message of confirmations is not a UUIDv7 in lower case.")),
                digests(form.documents()));
    }

    private static List<String> digests(@Nullable List<@Nullable String> written) {
        if (written == null || written.stream().anyMatch(Objects::isNull)) {
            throw malformed("documents is missing, or a digest in it.");
        }
        return written.stream().map(Objects::requireNonNull).toList();
    }

    private static OutcomeForm form(UUID message, Outcome outcome) {
        return switch (outcome) {
            case Outcome.HandedOver(var evidence) -> new OutcomeForm(message, evidence.at(), evidence.jws(), null);
            case Outcome.Rejected(var reason) -> refused(message, InboxProblems.rejected(reason));
            case Outcome.OtherDocuments _ ->
                refused(
                        message,
                        Problem.of(
                                ProblemType.CONTENT_CONFLICT,
                                "The digests are not those of the documents, in their order."));
            case Outcome.Ended(var ending) -> refused(message, InboxProblems.ended(ending));
            case Outcome.Erased _ -> refused(message, InboxProblems.erased());
            case Outcome.Unknown _ -> refused(message, InboxProblems.unknown());
        };
    }

    private static OutcomeForm refused(UUID message, Problem problem) {
        return new OutcomeForm(message, null, null, problem);
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
