package org.eaddress.hub.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.stereotype.Component;

/// Takes back what was sealed of a day on which a message seemed to count as notified, when it comes out later that
/// its recipient had not been told.
@Component
class Withdrawals {
    private final Deliveries deliveries;
    private final Messages messages;
    private final EvidenceArchive archive;
    private final Sealer sealer;
    private final Clock clock;

    Withdrawals(Deliveries deliveries, Messages messages, EvidenceArchive archive, Sealer sealer, Clock clock) {
        this.deliveries = deliveries;
        this.messages = messages;
        this.archive = archive;
        this.sealer = sealer;
        this.clock = clock;
    }

    /// In the caller's transaction, after the hold was written.
    void withdraw(UUID messageId, EAddress recipient, String reason) {
        deliveries.lock(messageId);
        if (stands(messageId, recipient)) {
            AcceptedMessage message = messages.find(messageId).orElseThrow();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            archive.keep(List.of(sealer.seal(
                    message.statement(EvidenceEvent.DEEMED_NOTIFIED_WITHDRAWN, now, Entity.of(recipient.value()))
                            .because(List.of(reason)))));
        }
    }

    /// Whether the last that was sealed of it is that it counts as notified.
    boolean stands(UUID messageId, EAddress recipient) {
        return lastOf(messageId, recipient)
                .map(piece -> piece.event() == EvidenceEvent.DEEMED_NOTIFIED)
                .orElse(false);
    }

    /// Those of its recipients for whom it stands.
    Set<EAddress> standing(UUID messageId) {
        return lastOf(messageId).values().stream()
                .filter(piece -> piece.event() == EvidenceEvent.DEEMED_NOTIFIED)
                .flatMap(piece -> piece.recipient().stream())
                .map(EAddress::new)
                .collect(Collectors.toSet());
    }

    /// The last that was sealed of it, by the order of sealing.
    Optional<Evidence> lastOf(UUID messageId, EAddress recipient) {
        return Optional.ofNullable(lastOf(messageId).get(recipient.value()));
    }

    private Map<String, Evidence> lastOf(UUID messageId) {
        return archive.of(messageId).stream()
                .filter(piece -> piece.recipient().isPresent())
                .filter(piece -> piece.event() == EvidenceEvent.DEEMED_NOTIFIED
                        || piece.event() == EvidenceEvent.DEEMED_NOTIFIED_WITHDRAWN)
                .collect(Collectors.toMap(
                        piece -> piece.recipient().orElseThrow(),
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(Evidence::id))));
    }
}
