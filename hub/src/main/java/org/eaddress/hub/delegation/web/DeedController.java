package org.eaddress.hub.delegation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delegation.Deed;
import org.eaddress.hub.delegation.Deeds;
import org.eaddress.hub.delegation.Delegation;
import org.eaddress.hub.delegation.KeptDeed;
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

/// Delegations on powers of attorney, for notaries' systems: make one, read it, end it. Each may be repeated.
@RestController
class DeedController {
    private final Deeds deeds;
    private final Clock clock;

    DeedController(Deeds deeds, Clock clock) {
        this.deeds = deeds;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeedForm(
            UUID id,
            String grantor,
            String delegate,
            String direction,
            Instant from,
            Instant until,
            String deed,
            Instant madeAt,
            String state,
            @Nullable Instant endedAt) {
        static DeedForm of(KeptDeed kept, Instant now) {
            Deed deed = kept.deed();
            return new DeedForm(
                    kept.id(),
                    deed.grantor().value(),
                    deed.delegate().value(),
                    deed.power().code(),
                    deed.from(),
                    deed.until(),
                    deed.reference(),
                    kept.madeAt(),
                    state(kept, now),
                    kept.endedAt().orElse(null));
        }

        private static String state(KeptDeed kept, Instant now) {
            if (kept.state() == Delegation.State.REJECTED) {
                return "given-up";
            }
            if (kept.state() == Delegation.State.REVOKED) {
                return "revoked";
            }
            return now.isBefore(kept.deed().until()) ? "in-force" : "over";
        }
    }

    @PutMapping(path = "/v1/delegations/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DeedForm> make(@PathVariable String id, Caller notary, @RequestBody DeedOrder order) {
        UUID key = WrittenId.of(id);
        Deed deed = order.deed(clock.instant());
        boolean isMade = deeds.find(key, notary.eAddress()).isEmpty() && isMade(deeds.make(key, notary, deed));
        KeptDeed found = deeds.find(key, notary.eAddress())
                .filter(kept -> order.isAnsweredBy(kept.deed()))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.DELEGATION_CONFLICT, "The delegation under this id is another one."));
        return ResponseEntity.status(isMade ? HttpStatus.CREATED : HttpStatus.OK)
                .body(form(found));
    }

    private static boolean isMade(Deeds.Outcome outcome) {
        return switch (outcome) {
            case MADE -> true;
            case ID_TAKEN -> false;
            case NOBODY ->
                throw new ProblemException(
                        ProblemType.NOBODY_TO_DELEGATE,
                        "The grantor has no e-address, or the delegate is not another person who has one.");
            case BAD_TERM ->
                throw new ProblemException(
                        ProblemType.BAD_TERM, "The delegation is over, ends too late or never begins.");
        };
    }

    @GetMapping("/v1/delegations/{id}")
    DeedForm read(@PathVariable String id, Caller notary) {
        return form(found(WrittenId.of(id), notary));
    }

    @PutMapping(path = "/v1/delegations/{id}/revocation", produces = MediaType.APPLICATION_JSON_VALUE)
    DeedForm end(@PathVariable String id, Caller notary) {
        UUID key = WrittenId.of(id);
        found(key, notary);
        deeds.end(key, notary.eAddress());
        return form(found(key, notary));
    }

    private KeptDeed found(UUID id, Caller notary) {
        return deeds.find(id, notary.eAddress())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_DELEGATION, "No delegation that you made has this id."));
    }

    private DeedForm form(KeptDeed kept) {
        return DeedForm.of(kept, clock.instant());
    }
}
