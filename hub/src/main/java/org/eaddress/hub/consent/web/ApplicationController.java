package org.eaddress.hub.consent.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eaddress.hub.access.ConsentScope;
import org.eaddress.hub.consent.Application;
import org.eaddress.hub.consent.Application.Accreditation;
import org.eaddress.hub.consent.Application.Withdrawal;
import org.eaddress.hub.consent.Applications;
import org.eaddress.hub.consent.ConsentSettings;
import org.eaddress.hub.consent.web.ApplicationOrders.AccreditationOrder;
import org.eaddress.hub.consent.web.ApplicationOrders.WithdrawalOrder;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The applications of private service providers, for the operator's systems: accredit one, say where it is,
/// withdraw it. Each may be repeated.
@RestController
class ApplicationController {
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final Applications applications;
    private final ConsentSettings settings;

    ApplicationController(Applications applications, ConsentSettings settings) {
        this.applications = applications;
        this.settings = settings;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApplicationForm(
            UUID id,
            String client,
            String provider,
            String name,
            List<String> redirectUris,
            List<String> scopes,
            String reference,
            String decidedBy,
            Instant accreditedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnBy,
            @Nullable String reason) {
        static ApplicationForm of(Application application) {
            Accreditation accreditation = application.accreditation();
            return new ApplicationForm(
                    application.id(),
                    accreditation.client(),
                    application.provider().value(),
                    accreditation.name(),
                    accreditation.redirectUris(),
                    accreditation.scopes().stream()
                            .map(ConsentScope::code)
                            .sorted()
                            .toList(),
                    accreditation.reference(),
                    accreditation.decidedBy(),
                    application.accreditedAt(),
                    application.withdrawal().map(Withdrawal::at).orElse(null),
                    application.withdrawal().map(Withdrawal::by).orElse(null),
                    application.withdrawal().map(Withdrawal::reason).orElse(null));
        }
    }

    /// Repeated with other addresses, it replaces them.
    @PutMapping(path = "/v1/applications/{id}", produces = JSON)
    ResponseEntity<ApplicationForm> accredit(@PathVariable String id, @RequestBody AccreditationOrder order) {
        UUID key = key(id);
        Accreditation asked = order.accreditation(settings);
        boolean isNew = applications.find(key).isEmpty();
        if (isNew && !applications.isSystem(asked.client())) {
            throw new ProblemException(
                    ProblemType.NOTHING_TO_ACCREDIT, "No system of an organisation in production has this client id.");
        }
        boolean isMade = isNew && applications.accredit(key, asked);
        boolean isThat = applications
                .find(key)
                .filter(found -> found.accreditation().isAsOf(asked))
                .isPresent();
        if (!isThat) {
            throw new ProblemException(
                    ProblemType.APPLICATION_CONFLICT,
                    "The application under this id is another one, or the system has one under another id.");
        }
        applications.redirect(key, asked.redirectUris());
        return ResponseEntity.status(isMade ? HttpStatus.CREATED : HttpStatus.OK)
                .body(form(key));
    }

    @GetMapping("/v1/applications/{id}")
    ApplicationForm read(@PathVariable String id) {
        return form(key(id));
    }

    @PutMapping(path = "/v1/applications/{id}/withdrawal", produces = JSON)
    ApplicationForm withdraw(@PathVariable String id, @RequestBody WithdrawalOrder order) {
        UUID key = key(id);
        String by = order.by();
        String why = order.why();
        form(key);
        applications.withdraw(key, by, why);
        return form(key);
    }

    private ApplicationForm form(UUID key) {
        return applications
                .find(key)
                .map(ApplicationForm::of)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_APPLICATION, "No application was accredited under this id."));
    }

    private static UUID key(String written) {
        if (!ID.matcher(written).matches()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The id is not a UUIDv7 in lower case.");
        }
        return UUID.fromString(written);
    }
}
