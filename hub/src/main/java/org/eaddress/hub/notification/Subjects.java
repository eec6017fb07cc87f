package org.eaddress.hub.notification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.delivery.Delivery;
import org.eaddress.hub.delivery.DeliveryLookup;
import org.eaddress.hub.delivery.HandedOver.Item;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.notification.Notice.About;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.stereotype.Component;

/// What notices are about, looked up for many of them at once.
@Component
class Subjects {
    private final DeliveryLookup deliveries;
    private final Messages messages;
    private final Directory directory;

    Subjects(DeliveryLookup deliveries, Messages messages, Directory directory) {
        this.deliveries = deliveries;
        this.messages = messages;
        this.directory = directory;
    }

    /// A message that waits for its reader.
    ///
    /// @param owner who that is; empty when the account is not in the directory any more
    record Subject(AcceptedMessage message, Delivery delivery, Optional<Account> owner) {}

    /// Those of these that wait for their readers. What was opened, cannot be opened any more or is erased is not
    /// among them: nobody needs a notice of it.
    Map<Item, Subject> of(List<About> all) {
        Map<Item, Delivery> waiting =
                deliveries.find(all.stream().map(Subjects::item).collect(Collectors.toSet())).stream()
                        .filter(delivery -> delivery.state().waitsForReader())
                        .collect(Collectors.toMap(
                                delivery -> new Item(delivery.messageId(), delivery.recipient()), Function.identity()));
        Map<UUID, AcceptedMessage> told =
                messages.find(waiting.keySet().stream().map(Item::messageId).collect(Collectors.toSet())).stream()
                        .filter(message -> !message.isErased())
                        .collect(Collectors.toMap(AcceptedMessage::id, Function.identity()));
        Map<EAddress, Account> owners =
                directory.find(waiting.keySet().stream().map(Item::recipient).collect(Collectors.toSet()));
        return waiting.values().stream()
                .flatMap(delivery -> Optional.ofNullable(told.get(delivery.messageId()))
                        .map(message ->
                                new Subject(message, delivery, Optional.ofNullable(owners.get(delivery.recipient()))))
                        .stream())
                .collect(Collectors.toMap(
                        subject -> new Item(
                                subject.message().id(), subject.delivery().recipient()),
                        Function.identity()));
    }

    static Item item(About about) {
        return new Item(about.messageId(), about.recipient());
    }
}
