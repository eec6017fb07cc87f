package org.eaddress.hub.opening.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.CallingClient;
import org.eaddress.hub.journal.Journal;
import org.eaddress.hub.opening.Opened;
import org.eaddress.hub.opening.OpeningSettings;
import org.eaddress.hub.opening.Openings;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Openings, for auditors' systems: order one, then read the evidence of its seals one by one. Both may be
/// repeated.
@RestController
class OpeningController {
    private static final Logger LOG = LoggerFactory.getLogger(OpeningController.class);

    private final Openings openings;
    private final Journal journal;
    private final OpeningSettings settings;
    private final Clock clock;

    OpeningController(Openings openings, Journal journal, OpeningSettings settings, Clock clock) {
        this.openings = openings;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpeningForm(
            UUID id,
            long afterSeal,
            long upToSeal,
            String reason,
            String orderedBy,
            @Nullable Instant untoldUntil,
            Instant openedAt,
            Instant endsAt,
            String statement) {
        static OpeningForm of(Opened opened) {
            return new OpeningForm(
                    opened.id(),
                    opened.opening().afterSeal(),
                    opened.opening().upToSeal(),
                    opened.opening().reason(),
                    opened.opening().orderedBy(),
                    opened.opening().untoldUntil().orElse(null),
                    opened.at(),
                    opened.endsAt(),
                    opened.statement());
        }
    }

    record OpenedSealForm(long seal, List<Journal.Piece> pieces) {}

    @PutMapping(path = "/v1/openings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OpeningForm> open(@PathVariable String id, Caller caller, @RequestBody OpeningOrder order) {
        UUID key = OpeningOrder.id(id);
        String to = caller.eAddress().value();
        boolean opened = openings.find(key).isEmpty()
                && openings.open(
                        key, order.opening(journal.newest(), settings, clock.instant()), to, CallingClient.id());
        Opened found = openings.find(key).orElseThrow();
        if (!found.to().equals(to) || !order.isAnsweredBy(found.opening())) {
            throw new ProblemException(ProblemType.OPENING_CONFLICT, "The opening under this id is another one.");
        }
        if (opened) {
            tellOperator(found);
        }
        return ResponseEntity.status(opened ? HttpStatus.CREATED : HttpStatus.OK)
                .body(OpeningForm.of(found));
    }

    /// The law that forbids to tell persons is the auditor's word alone, so somebody has to ask.
    private static void tellOperator(Opened opened) {
        opened.opening()
                .untoldUntil()
                .ifPresent(until -> LOG.warn(
                        "ALARM: the opening {} leaves the persons concerned untold until {}", opened.id(), until));
    }

    @GetMapping("/v1/openings/{id}/seals/{number}")
    OpenedSealForm read(@PathVariable String id, @PathVariable long number, Caller caller) {
        Opened opened = openings.find(OpeningOrder.id(id))
                .filter(found -> found.to().equals(caller.eAddress().value()) && found.covers(number))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_OPENING, "No opening of yours has this id and this seal."));
        if (opened.hasEnded(clock.instant())) {
            throw new ProblemException(ProblemType.OPENING_ENDED, "It ended at %s.".formatted(opened.endsAt()));
        }
        LOG.info("The evidence of seal {} is read by the opening {}", number, opened.id());
        return new OpenedSealForm(number, journal.piecesOf(number));
    }
}
