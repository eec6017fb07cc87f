package org.eaddress.hub.notification.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.EvidenceList;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.notification.Certificates;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

/// The sealed statement of which messages somebody was not told between two times: for systems, and as a file for
/// people.
@Controller
class CertificateController {
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    private final Certificates certificates;

    CertificateController(Certificates certificates) {
        this.certificates = certificates;
    }

    record PeriodForm(@Nullable String from, @Nullable String to) {}

    @PostMapping("/v1/notices/undelivered")
    @ResponseBody
    EvidenceList seal(Caller caller, @RequestBody PeriodForm period) {
        return listOf(sealed(caller, instant("from", period.from()), instant("to", period.to())));
    }

    /// Days as people say them: both of them belong to it. Where they do not fit, the form is shown again.
    @PostMapping("/settings/undelivered")
    ResponseEntity<?> save(
            Caller caller, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        return switch (Days.of(from, to)) {
            case Days.Wrong wrong -> again(wrong.fault(), from, to);
            case Days.Right(var first, var last) ->
                switch (certificates.seal(caller, startOf(first), startOf(last.plusDays(1)))) {
                    case Certificates.Answer.Sealed(var evidence) -> file(evidence, first, last);
                    case Certificates.Answer.TooMany() -> again(Days.Fault.TOO_MANY, from, to);
                    case Certificates.Answer.TooOften() -> again(Days.Fault.TOO_OFTEN, from, to);
                };
        };
    }

    private static ResponseEntity<EvidenceList> file(Evidence evidence, LocalDate first, LocalDate last) {
        var disposition = ContentDisposition.attachment()
                .filename("undelivered-notices-%s-%s.json".formatted(first, last))
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(listOf(evidence));
    }

    private static ResponseEntity<?> again(Days.Fault fault, String from, String to) {
        var form = UriComponentsBuilder.fromPath("/settings")
                .queryParam("days", fault)
                .queryParam("from", "{from}")
                .queryParam("to", "{to}")
                .fragment("undelivered")
                .encode()
                .build(Days.kept(from), Days.kept(to));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(form).build();
    }

    private Evidence sealed(Caller caller, Instant from, Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(Days.LONGEST) > 0) {
            throw malformed("to is not after from, or more than eleven years after it.");
        }
        return switch (certificates.seal(caller, from, to)) {
            case Certificates.Answer.Sealed(var evidence) -> evidence;
            case Certificates.Answer.TooMany() ->
                throw new ProblemException(
                        ProblemType.TOO_MANY_ITEMS,
                        "More than %d messages; ask for a shorter time.".formatted(Certificates.MOST));
            case Certificates.Answer.TooOften() ->
                throw new ProblemException(ProblemType.TOO_OFTEN, "Too many statements in an hour.");
        };
    }

    private static EvidenceList listOf(Evidence evidence) {
        return EvidenceList.of(evidence.messageId(), List.of(evidence));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(RIGA).toInstant();
    }

    private static Instant instant(String member, @Nullable String written) {
        try {
            if (written != null && !written.startsWith("+") && !written.startsWith("-")) {
                return Instant.parse(written);
            }
        } catch (DateTimeParseException e) {
            throw malformed(member + " is not an RFC 3339 time in UTC.");
        }
        throw malformed(member + " is not an RFC 3339 time in UTC.");
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
