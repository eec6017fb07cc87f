package org.eaddress.hub.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Records that a recipient's system did not take what lies in the mailbox for it. The message stays there: it can
/// still be taken, or opened by a person.
@Component
public class MissedRetrievals {
    private static final String NOT_RETRIEVED = "urn:eaddress:reason:not-retrieved";

    private final Deliveries deliveries;
    private final Messages messages;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final ApplicationEventPublisher events;

    MissedRetrievals(
            Deliveries deliveries,
            Messages messages,
            Sealer sealer,
            EvidenceArchive evidence,
            ApplicationEventPublisher events) {
        this.deliveries = deliveries;
        this.messages = messages;
        this.sealer = sealer;
        this.evidence = evidence;
        this.events = events;
    }

    /// In the caller's transaction: those of these that nobody took are unretrieved, with evidence of it.
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(EAddress recipient, Collection<UUID> messageIds, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        List<UUID> missed = deliveries.miss(recipient, messageIds, now);
        if (!missed.isEmpty()) {
            List<AcceptedMessage> found = messages.find(missed);
            evidence.keep(found.stream()
                    .map(message -> sealer.seal(failure(message, recipient, now)))
                    .toList());
            events.publishEvent(new NotRetrieved(found, recipient, now));
        }
    }

    /// ContentHandoverFailure (EN 319 522-1, E.2).
    private static Statement failure(AcceptedMessage message, EAddress recipient, Instant at) {
        return message.statement(EvidenceEvent.CONTENT_HANDOVER_FAILURE, at, Entity.of(recipient.value()))
                .because(List.of(EventReason.UNREACHABLE.uri(), NOT_RETRIEVED));
    }
}
