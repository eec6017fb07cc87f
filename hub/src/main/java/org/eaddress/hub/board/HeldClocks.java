package org.eaddress.hub.board;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.board.Case.Plan;
import org.eaddress.hub.delivery.ClockHeld;
import org.eaddress.hub.delivery.ClockReleased;
import org.eaddress.hub.delivery.HandedOver;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.MessagesErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Opens and closes the cases of the law's clock standing still, inside the transactions that stop it and let it go
/// on.
@Component
class HeldClocks {
    private final Cases cases;
    private final Messages messages;
    private final Clock clock;

    HeldClocks(Cases cases, Messages messages, Clock clock) {
        this.cases = cases;
        this.messages = messages;
        this.clock = clock;
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

    @EventListener
    void handedOver(HandedOver handedOver) {
        cases.close(handedOver.items(), CaseKind.HELD, Outcome.HANDED_OVER, handedOver.at());
    }

    /// There is nothing left to tell anybody of.
    @EventListener
    void erased(MessagesErased erased) {
        cases.close(erased.ids(), CaseKind.HELD, Outcome.RESUMED, clock.instant());
    }
}
