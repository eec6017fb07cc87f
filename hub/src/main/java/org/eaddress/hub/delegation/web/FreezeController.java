package org.eaddress.hub.delegation.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delegation.Freeze;
import org.eaddress.hub.delegation.Freeze.Access;
import org.eaddress.hub.delegation.Freeze.Decision;
import org.eaddress.hub.delegation.Freeze.Permission;
import org.eaddress.hub.delegation.Freezes;
import org.eaddress.hub.delegation.web.FreezeOrders.AccessOrder;
import org.eaddress.hub.delegation.web.FreezeOrders.FreezeOrder;
import org.eaddress.hub.delegation.web.FreezeOrders.LiftingOrder;
import org.eaddress.hub.lookup.LookUps;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Frozen accounts, for the operator's systems: freeze one, let a person look into it, end that, lift it. Each may
/// be repeated.
@RestController
class FreezeController {
    private static final int MOST_LOOKS = 100;
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final Freezes freezes;
    private final LookUps lookUps;

    FreezeController(Freezes freezes, LookUps lookUps) {
        this.freezes = freezes;
        this.lookUps = lookUps;
    }

    @PutMapping(path = "/v1/freezes/{id}", produces = JSON)
    ResponseEntity<FreezeForm> freeze(@PathVariable String id, @RequestBody FreezeOrder order) {
        UUID key = WrittenId.of(id);
        Decision decision = order.decision();
        boolean isNew = freezes.find(key).isEmpty();
        if (isNew && !freezes.isKnown(decision.account())) {
            throw new ProblemException(ProblemType.NOTHING_TO_FREEZE, "No account has this e-address.");
        }
        boolean isFrozen = isNew && freezes.freeze(key, decision);
        Freeze found = found(key);
        if (!found.decision().equals(decision)) {
            throw new ProblemException(ProblemType.FREEZE_CONFLICT, "The freeze under this id is another one.");
        }
        return answer(isFrozen, found);
    }

    @GetMapping("/v1/freezes/{id}")
    FreezeForm read(@PathVariable String id) {
        return form(found(WrittenId.of(id)));
    }

    @PutMapping(path = "/v1/freezes/{id}/lifting", produces = JSON)
    FreezeForm lift(@PathVariable String id, @RequestBody LiftingOrder order) {
        UUID key = WrittenId.of(id);
        String by = order.by();
        found(key);
        freezes.lift(key, by);
        return form(found(key));
    }

    @PutMapping(path = "/v1/freezes/{id}/accesses/{accessId}", produces = JSON)
    ResponseEntity<FreezeForm> let(
            @PathVariable String id, @PathVariable String accessId, Caller operator, @RequestBody AccessOrder order) {
        Freeze freeze = found(WrittenId.of(id));
        UUID key = WrittenId.of(accessId);
        Permission permission = order.permission();
        boolean isMade = access(freeze, key).isEmpty() && isMade(freezes.let(freeze, key, permission, operator));
        Freeze found = found(freeze.id());
        if (access(found, key)
                .filter(one -> one.permission().equals(permission))
                .isEmpty()) {
            throw new ProblemException(
                    ProblemType.FREEZE_CONFLICT, "Another access has this id, or the account is not frozen any more.");
        }
        return answer(isMade, found);
    }

    private static boolean isMade(Freezes.Outcome outcome) {
        return switch (outcome) {
            case MADE -> true;
            case NOT_MADE -> false;
            case NOBODY ->
                throw new ProblemException(
                        ProblemType.NOBODY_TO_DELEGATE, "person is not another person who has an e-address.");
            case BAD_TERM -> throw new ProblemException(ProblemType.BAD_TERM, "until is over, or too far.");
        };
    }

    @PutMapping(path = "/v1/freezes/{id}/accesses/{accessId}/revocation", produces = JSON)
    FreezeForm end(@PathVariable String id, @PathVariable String accessId) {
        Freeze freeze = found(WrittenId.of(id));
        UUID key = WrittenId.of(accessId);
        if (access(freeze, key).isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_FREEZE, "No access of it has this id.");
        }
        freezes.end(freeze.id(), key);
        return form(found(freeze.id()));
    }

    private static Optional<Access> access(Freeze freeze, UUID id) {
        return freeze.accesses().stream()
                .filter(access -> access.id().equals(id))
                .findFirst();
    }

    private Freeze found(UUID id) {
        return freezes.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_FREEZE, "No freeze has this id."));
    }

    private ResponseEntity<FreezeForm> answer(boolean isNew, Freeze freeze) {
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(form(freeze));
    }

    private FreezeForm form(Freeze freeze) {
        return FreezeForm.of(freeze, access -> looks(freeze, access));
    }

    /// When the person looked, as it is on record for the one whose account it is.
    private List<Instant> looks(Freeze freeze, Access access) {
        return lookUps.looks(freeze.decision().account(), access.permission().person(), access.madeAt(), MOST_LOOKS);
    }
}
