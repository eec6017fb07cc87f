package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.submission.AcceptedMessage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Records that a recipient opened a message, or that the recipient's system has it.
@Component
public class Handovers {
    private final Deliveries deliveries;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Handovers(
            Deliveries deliveries,
            Sealer sealer,
            EvidenceArchive evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deliveries = deliveries;
        this.sealer = sealer;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /// The first call seals ContentHandover, every further one gives the same. The message lies in the mailbox of
    /// the caller; the one who asks has made sure of that.
    @Transactional
    public Evidence handOver(AcceptedMessage message, Caller recipient) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!deliveries.handOver(message.id(), recipient.eAddress(), now)) {
            return evidence.handoverOf(message.id(), recipient.eAddress().value());
        }
        Evidence handover = sealer.seal(handover(message, recipient, now));
        evidence.keep(List.of(handover));
        events.publishEvent(new HandedOver(message.id(), recipient.eAddress(), now));
        return handover;
    }

    /// ContentHandover (EN 319 522-1, E.1).
    private static Statement handover(AcceptedMessage message, Caller caller, Instant at) {
        Entity recipient =
                new Entity(caller.eAddress().value(), Optional.of(caller.name()), Optional.of(caller.assuranceLevel()));
        return message.statement(EvidenceEvent.CONTENT_HANDOVER, at, recipient);
    }
}
