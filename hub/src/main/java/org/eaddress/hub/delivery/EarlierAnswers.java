package org.eaddress.hub.delivery;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.delivery.Deliveries.Settled;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What stands of messages that are not to be handed over or rejected any more, each with its first answer.
@Component
class EarlierAnswers {
    private static final Set<EvidenceEvent> ANSWERS =
            Set.of(EvidenceEvent.CONTENT_HANDOVER, EvidenceEvent.CONTENT_HANDOVER_FAILURE);

    private final Deliveries deliveries;
    private final EvidenceArchive evidence;

    EarlierAnswers(Deliveries deliveries, EvidenceArchive evidence) {
        this.deliveries = deliveries;
        this.evidence = evidence;
    }

    SystemsAnswer of(HandedOver.Item item) {
        return Objects.requireNonNull(of(Set.of(item)).get(item));
    }

    /// One for each: two statements, however many they are.
    Map<HandedOver.Item, SystemsAnswer> of(Set<HandedOver.Item> items) {
        if (items.isEmpty()) {
            return Map.of();
        }
        Map<HandedOver.Item, Settled> settled = deliveries.settled(items);
        Map<HandedOver.Item, List<Evidence>> pieces = pieces(List.copyOf(items));
        return items.stream()
                .collect(Collectors.toMap(
                        Function.identity(), item -> answer(settled.get(item), pieces.getOrDefault(item, List.of()))));
    }

    private Map<HandedOver.Item, List<Evidence>> pieces(List<HandedOver.Item> items) {
        return evidence
                .find(
                        items.stream().map(HandedOver.Item::messageId).toList(),
                        items.stream().map(item -> item.recipient().value()).toList(),
                        ANSWERS)
                .stream()
                .collect(Collectors.groupingBy(piece -> new HandedOver.Item(
                        piece.messageId(), new EAddress(piece.recipient().orElseThrow()))));
    }

    /// A delivery that is not there any more was withdrawn from the mailbox, too.
    private static SystemsAnswer answer(@Nullable Settled settled, List<Evidence> pieces) {
        if (settled == null || settled.withdrawn()) {
            return new SystemsAnswer.Withdrawn();
        }
        return settled.rejection()
                .<SystemsAnswer>map(reason -> new SystemsAnswer.Rejected(rejection(pieces), reason))
                .orElseGet(() -> pieces.stream()
                        .filter(piece -> piece.event() == EvidenceEvent.CONTENT_HANDOVER)
                        .findFirst()
                        .<SystemsAnswer>map(SystemsAnswer.Taken::new)
                        .orElseGet(SystemsAnswer.Erased::new));
    }

    /// The last failure: that it was not taken in time may stand before it, never after.
    private static Evidence rejection(List<Evidence> pieces) {
        return pieces.stream()
                .filter(piece -> piece.event() == EvidenceEvent.CONTENT_HANDOVER_FAILURE)
                .reduce((_, later) -> later)
                .orElseThrow();
    }
}
