package org.eaddress.hub.submission.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.problem.Problem;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Inspection;
import org.eaddress.hub.submission.Limits;
import org.eaddress.hub.submission.MessageId;
import org.eaddress.hub.submission.Registration;
import org.eaddress.hub.submission.Registration.Outcome;
import org.eaddress.hub.submission.Registrations;
import org.eaddress.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Registration of receipts, one by one or many in a call.
@RestController
class RegistrationController {
    private final Registrations registrations;
    private final Limits limits;

    RegistrationController(Registrations registrations, Limits limits) {
        this.registrations = registrations;
        this.limits = limits;
    }

    record ReceiptForm(@Nullable String receiptSha256) {}

    record RegistrationForm(
            @Nullable String message, @Nullable String receiptSha256) {}

    record BatchForm(@Nullable List<RegistrationForm> registrations) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutcomeForm(
            UUID message,
            @Nullable Instant sentAt,
            @Nullable Problem problem) {}

    record OutcomesForm(List<OutcomeForm> outcomes) {}

    @PutMapping(path = "/v1/messages/{id}/registration", produces = MediaType.APPLICATION_JSON_VALUE)
    OutcomeForm register(@PathVariable String id, Caller caller, @RequestBody ReceiptForm receipt) {
        Registration registration = new Registration(MessageId.of(id), digest(receipt.receiptSha256()));
        OutcomeForm outcome = form(
                registrations.register(caller.eAddress(), List.of(registration)).getFirst());
        if (outcome.problem() != null) {
            throw new ProblemException(outcome.problem());
        }
        return outcome;
    }

    @PostMapping(path = "/v1/registrations", produces = MediaType.APPLICATION_JSON_VALUE)
    OutcomesForm registerAll(Caller caller, @RequestBody BatchForm batch) {
        List<RegistrationForm> forms = batch.registrations();
        if (forms == null || forms.isEmpty()) {
            throw malformed("registrations is missing or empty.");
        }
        if (forms.size() > limits.registrations()) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_ITEMS,
                    "%d registrations; the limit is %d.".formatted(forms.size(), limits.registrations()));
        }
        List<Registration> asked =
                forms.stream().map(RegistrationController::registration).toList();
        Set<UUID> ids = new HashSet<>();
        if (!asked.stream().map(Registration::messageId).allMatch(ids::add)) {
            throw malformed("A message stands twice in registrations.");
        }
        return new OutcomesForm(registrations.register(caller.eAddress(), asked).stream()
                .map(RegistrationController::form)
                .toList());
    }

    private static Registration registration(@Nullable RegistrationForm form) {
        if (form == null || form.message() == null) {
            throw malformed("A message of registrations is missing.");
        }
        return new Registration(
                MessageId.parse(form.message())
                        .orElseThrow(() -> malformed("A message of registrations is not a UUIDv7 in lower case.")),
                digest(form.receiptSha256()));
    }

    private static Sha256 digest(@Nullable String written) {
        if (written == null) {
            throw malformed("receiptSha256 is missing.");
        }
        try {
            return Sha256.parse(written);
        } catch (IllegalArgumentException e) {
            throw malformed("receiptSha256 is not 64 lower-case hexadecimal digits.");
        }
    }

    private static OutcomeForm form(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent(var id, var at) -> new OutcomeForm(id, at, null);
            case Outcome.Held(var id) ->
                new OutcomeForm(
                        id, null, Problem.of(ProblemType.INSPECTION_PENDING, "The message was not scanned yet."));
            case Outcome.Refused(var id, var found, var evidence) ->
                new OutcomeForm(
                        id,
                        null,
                        Problem.of(refusal(found), "The message was refused after it had been accepted.")
                                .with(evidence.jws()));
            case Outcome.Lapsed(var id, var at) ->
                new OutcomeForm(
                        id,
                        null,
                        Problem.of(ProblemType.MESSAGE_LAPSED, "It lapsed at %s and was not sent.".formatted(at)));
            case Outcome.Cancelled(var id, var at) ->
                new OutcomeForm(
                        id, null, Problem.of(ProblemType.MESSAGE_CANCELLED, "It was cancelled at %s.".formatted(at)));
            case Outcome.Unknown(var id) ->
                new OutcomeForm(
                        id, null, Problem.of(ProblemType.UNKNOWN_MESSAGE, "The caller submitted no such message."));
            case Outcome.Conflict(var id) ->
                new OutcomeForm(
                        id,
                        null,
                        Problem.of(ProblemType.RECEIPT_CONFLICT, "The digest is not that of the message's receipt."));
        };
    }

    private static ProblemType refusal(Inspection found) {
        return found == Inspection.MALWARE ? ProblemType.MALWARE_FOUND : ProblemType.DOCUMENT_NOT_SCANNABLE;
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
