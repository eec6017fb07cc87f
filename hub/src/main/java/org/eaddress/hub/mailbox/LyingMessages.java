package org.eaddress.hub.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.database.Convoy;
import org.eaddress.hub.delivery.Expirations;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.MailboxEntries.Place;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.stereotype.Component;

/// Finds messages in mailboxes as they stand at this moment: what nobody was handed in its time is closed, though
/// nobody came by since.
@Component
class LyingMessages {
    private static final int TOGETHER = 50;

    private final MailboxEntries entries;
    private final Messages messages;
    private final Expirations expirations;
    private final Clock clock;
    private final Convoy<Place, Optional<Lying>> lookups = new Convoy<>(TOGETHER, this::lookUp);

    LyingMessages(MailboxEntries entries, Messages messages, Expirations expirations, Clock clock) {
        this.entries = entries;
        this.messages = messages;
        this.expirations = expirations;
        this.clock = clock;
    }

    /// A message in a mailbox, with its entry.
    record Lying(MailboxEntry entry, AcceptedMessage message) {
        private boolean isOverAt(Instant now) {
            return message.schedule().isOverAt(now)
                    && entry.handedOverAt().isEmpty()
                    && entry.ending().isEmpty();
        }
    }

    Optional<Lying> find(EAddress owner, UUID messageId) {
        return find(owner, List.of(messageId)).getFirst();
    }

    /// What is found for each, in their order; nothing where none lies in this mailbox. Single ones that are looked
    /// up at the same moment share statements, so not for use inside a transaction.
    List<Optional<Lying>> find(EAddress owner, List<UUID> messageIds) {
        List<Place> places = messageIds.stream().map(id -> new Place(owner, id)).toList();
        List<Optional<Lying>> found = places.size() == 1 ? List.of(lookups.ride(places.getFirst())) : lookUp(places);
        Instant now = clock.instant();
        List<UUID> over = found.stream()
                .flatMap(Optional::stream)
                .filter(one -> one.isOverAt(now))
                .map(one -> one.message().id())
                .toList();
        if (over.isEmpty()) {
            return found;
        }
        expirations.end(over, now);
        return lookUp(places);
    }

    private List<Optional<Lying>> lookUp(List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        Map<Place, MailboxEntry> lying = entries.find(Set.copyOf(places));
        Map<UUID, AcceptedMessage> byId =
                messages.find(lying.keySet().stream().map(Place::messageId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(AcceptedMessage::id, Function.identity()));
        return places.stream()
                .map(place -> Optional.ofNullable(lying.get(place))
                        .flatMap(entry -> Optional.ofNullable(byId.get(place.messageId()))
                                .map(message -> new Lying(entry, message))))
                .toList();
    }
}
