package org.eaddress.hub.retention.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.problem.Paging;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.retention.Hold;
import org.eaddress.hub.retention.LegalHolds;
import org.eaddress.hub.retention.PlacedHold;
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

/// Legal holds, for the operator's systems: place, list, lift. Each may be repeated.
@RestController
class HoldController {
    private final LegalHolds holds;

    HoldController(LegalHolds holds) {
        this.holds = holds;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldsForm(List<HoldForm> holds, @Nullable UUID next) {}

    record LiftingOrder(@Nullable String liftedBy) {}

    @PutMapping(path = "/v1/holds/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<HoldForm> place(@PathVariable String id, Caller caller, @RequestBody HoldOrder order) {
        UUID key = HoldOrder.id(id);
        Hold hold = order.hold();
        boolean placed =
                isThere(key, hold) && holds.place(key, hold, caller.eAddress().value());
        PlacedHold found = found(key);
        if (!found.hold().equals(hold)) {
            throw new ProblemException(ProblemType.HOLD_CONFLICT, "The hold under this id is another one.");
        }
        return ResponseEntity.status(placed ? HttpStatus.CREATED : HttpStatus.OK)
                .body(HoldForm.of(found));
    }

    @GetMapping("/v1/holds")
    HoldsForm list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        Paging paging = Paging.of(cursor, limit);
        List<PlacedHold> page = holds.after(paging.after(), paging.limit());
        return new HoldsForm(
                page.stream().map(HoldForm::of).toList(),
                page.size() < paging.limit() ? null : page.getLast().id());
    }

    @PutMapping(path = "/v1/holds/{id}/lifting", produces = MediaType.APPLICATION_JSON_VALUE)
    HoldForm lift(@PathVariable String id, Caller caller, @RequestBody LiftingOrder order) {
        UUID key = HoldOrder.id(id);
        String by = HoldOrder.name("liftedBy", order.liftedBy());
        found(key);
        holds.lift(key, by, caller.eAddress().value());
        return HoldForm.of(found(key));
    }

    /// A hold that was placed already may be repeated when what it was over is there no more.
    private boolean isThere(UUID key, Hold hold) {
        if (holds.find(key).isPresent()) {
            return false;
        }
        if (!holds.isKnown(hold.over())) {
            throw new ProblemException(ProblemType.NOTHING_TO_HOLD, "The hub knows no such message or account.");
        }
        return true;
    }

    private PlacedHold found(UUID key) {
        return holds.find(key)
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_HOLD, "No hold has this id."));
    }
}
