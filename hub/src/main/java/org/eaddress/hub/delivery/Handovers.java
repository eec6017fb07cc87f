package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Duration;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Records that a recipient opened a message, each time, or that the recipient's system has it.
@Component
public class Handovers {
    private final Deliveries deliveries;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final Holds holds;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration accessOnceIn;

    Handovers(
            Deliveries deliveries,
            Sealer sealer,
            EvidenceArchive evidence,
            Holds holds,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${hub.delivery.access-evidence-once-in}") Duration accessOnceIn) {
        this.deliveries = deliveries;
        this.sealer = sealer;
        this.evidence = evidence;
        this.holds = holds;
        this.events = events;
        this.clock = clock;
        this.accessOnceIn = accessOnceIn;
    }

    /// The first call seals ContentHandover, every further one gives the same. The message lies in the mailbox of
    /// the caller; the one who asks has made sure of that.
    @Transactional
    public Evidence handOver(AcceptedMessage message, Caller recipient) {
        Instant now = now();
        return first(message, recipient, now)
                .orElseGet(() ->
                        evidence.handoverOf(message.id(), recipient.eAddress().value()));
    }

    /// A person opens it in the mailbox. The first time seals ContentHandover; ContentAccessTracking is sealed then
    /// and at every further opening, but only once in a while.
    @Transactional
    public void open(AcceptedMessage message, Caller reader) {
        Instant now = now();
        first(message, reader, now);
        if (deliveries.access(message.id(), reader.eAddress(), now.minus(accessOnceIn), now)) {
            evidence.keep(List.of(sealer.seal(statement(EvidenceEvent.CONTENT_ACCESS_TRACKING, message, reader, now))));
        }
    }

    private Optional<Evidence> first(AcceptedMessage message, Caller recipient, Instant now) {
        if (!deliveries.handOver(message.id(), recipient.eAddress(), now)) {
            return Optional.empty();
        }
        Evidence handover = sealer.seal(statement(EvidenceEvent.CONTENT_HANDOVER, message, recipient, now));
        evidence.keep(List.of(handover));
        holds.end(message.id(), recipient.eAddress(), now);
        events.publishEvent(new HandedOver(message.id(), recipient.eAddress(), now));
        return Optional.of(handover);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Statement statement(EvidenceEvent event, AcceptedMessage message, Caller caller, Instant at) {
        Entity recipient =
                new Entity(caller.eAddress().value(), Optional.of(caller.name()), Optional.of(caller.assuranceLevel()));
        return message.statement(event, at, recipient);
    }
}
