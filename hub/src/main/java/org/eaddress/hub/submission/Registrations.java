package org.eaddress.hub.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eaddress.hub.database.Convoy;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.submission.Registration.Outcome;
import org.eaddress.hub.submission.RegistrationRows.Asked;
import org.eaddress.hub.submission.RegistrationRows.Found;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Registers receipts. With it a message is legally sent, and only then does it go on its way.
@Component
public class Registrations {
    private static final int TOGETHER = 50;

    private final RegistrationRows rows;
    private final EvidenceArchive evidence;
    private final ApplicationEventPublisher events;
    private final SenderQueues queues;
    private final Lapses lapses;
    private final Clock clock;
    private final Convoy<Asked, Optional<Found>> single = new Convoy<>(TOGETHER, this::registerAll);

    Registrations(
            RegistrationRows rows,
            EvidenceArchive evidence,
            ApplicationEventPublisher events,
            SenderQueues queues,
            Lapses lapses,
            Clock clock) {
        this.rows = rows;
        this.evidence = evidence;
        this.events = events;
        this.queues = queues;
        this.lapses = lapses;
        this.clock = clock;
    }

    /// Registers these; the outcomes come in their order. Each message may stand in the list once. Single ones that
    /// come at the same moment share a statement, so not for use inside a transaction.
    public List<Outcome> register(EAddress sender, List<Registration> registrations) {
        List<Asked> asked =
                registrations.stream().map(each -> new Asked(sender, each)).toList();
        List<Optional<Found>> found = asked.size() == 1 ? List.of(single.ride(asked.getFirst())) : registerAll(asked);
        events.publishEvent(new MessagesSent());
        return IntStream.range(0, asked.size())
                .mapToObj(i -> outcome(asked.get(i), found.get(i)))
                .toList();
    }

    private List<Optional<Found>> registerAll(List<Asked> asked) {
        List<Optional<Found>> found = rows.register(asked, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Set<UUID> counted = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            if (found.get(i)
                    .filter(Found::sentNow)
                    .map(Found::id)
                    .filter(counted::add)
                    .isPresent()) {
                queues.registered(asked.get(i).sender());
            }
        }
        return found;
    }

    private Outcome outcome(Asked asked, Optional<Found> found) {
        return found.map(each -> outcome(asked, each)).orElseGet(() -> new Outcome.Unknown(asked.messageId()));
    }

    private Outcome outcome(Asked asked, Found found) {
        if (!found.same()) {
            return new Outcome.Conflict(found.id());
        }
        Optional<Outcome> settled = settled(found);
        Instant now = clock.instant();
        if (settled.isEmpty() && found.isOverAt(now)) {
            lapses.lapse(List.of(found.id()), now);
        }
        return settled.orElseGet(() -> settledMeanwhile(asked));
    }

    /// It was settled at the same moment: another call registered the same receipt, and its time is the one; or the
    /// message lapsed, perhaps by this call because its time is over, or was erased.
    private Outcome settledMeanwhile(Asked asked) {
        return rows.now(asked).flatMap(this::settled).orElseGet(() -> new Outcome.Unknown(asked.messageId()));
    }

    private Optional<Outcome> settled(Found found) {
        UUID id = found.id();
        if (found.cancelledAt().isPresent()) {
            return found.cancelledAt().map(at -> new Outcome.Cancelled(id, at));
        }
        if (found.inspection() == Inspection.WAITING) {
            return Optional.of(new Outcome.Held(id));
        }
        if (found.inspection().isRefusal()) {
            UUID refusal = Objects.requireNonNull(found.refusal());
            return Optional.of(new Outcome.Refused(
                    id, found.inspection(), evidence.find(id, refusal).orElseThrow()));
        }
        if (found.lapsedAt().isPresent()) {
            return found.lapsedAt().map(at -> new Outcome.Lapsed(id, at));
        }
        return found.sentAt().map(at -> new Outcome.Sent(id, at));
    }
}
