package org.eaddress.hub.board;

import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.board.Case.Plan;
import org.eaddress.hub.delivery.ClockHeld;
import org.eaddress.hub.delivery.ClockReleased;
import org.eaddress.hub.submission.Messages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Opens and closes the cases of the law's clock standing still, inside the transactions that stop it and let it go
/// on.
@Component
class HeldClocks {
    private final Cases cases;
    private final Messages messages;

    HeldClocks(Cases cases, Messages messages) {
        this.cases = cases;
        this.messages = messages;
    }

    @EventListener
    void held(ClockHeld held) {
        Plan plan = planned(held.nextTry());
        messages.find(held.messageId()).ifPresent(message -> {
            boolean isNew = cases.open(
                            CaseKind.HELD,
                            message.id(),
                            message.sender(),
                            Optional.of(held.recipient()),
                            held.from(),
                            plan)
                    .isPresent();
            if (!isNew) {
                cases.expect(message.id(), held.recipient(), CaseKind.HELD, plan);
            }
        });
    }

    /// Without a next try it waits for somebody to reach the recipient, or for the recipient to mend the address.
    private static Plan planned(Optional<Instant> nextTry) {
        return new Plan(nextTry.isPresent() ? Next.RETRY : Next.LOOK, nextTry, Optional.empty());
    }

    @EventListener
    void released(ClockReleased released) {
        cases.close(released.messageId(), released.recipient(), CaseKind.HELD, Outcome.RESUMED, released.at());
    }
}
