package org.eaddress.hub.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.board.Telling;
import org.eaddress.hub.delivery.Consigned;
import org.eaddress.hub.delivery.HandedOver.Item;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.notification.Notice.About;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Writes down, inside the transaction that consigns messages, who is to be told of them. Giving the notices is
/// nothing that consignment waits for.
@Component
class NoticesDue implements Telling {
    private final Channels channels;
    private final Notices notices;
    private final Retries retries;
    private final Holds holds;
    private final HoldPolicy policy;
    private final NotificationSettings settings;
    private final Clock clock;

    NoticesDue(
            Channels channels,
            Notices notices,
            Retries retries,
            Holds holds,
            HoldPolicy policy,
            NotificationSettings settings,
            Clock clock) {
        this.channels = channels;
        this.notices = notices;
        this.retries = retries;
        this.holds = holds;
        this.policy = policy;
        this.settings = settings;
        this.clock = clock;
    }

    /// What no channel brought to the recipient is given again.
    @Override
    public boolean again(UUID messageId, EAddress recipient) {
        Instant now = clock.instant();
        return retries.of(messageId, recipient, now, now.plus(settings.lease())) > 0;
    }

    @EventListener
    void add(Consigned consigned) {
        Map<EAddress, List<Channel>> byOwner =
                channels
                        .verified(consigned.items().stream()
                                .map(Consigned.Item::recipient)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(Channel::owner));
        if (byOwner.isEmpty()) {
            return;
        }
        List<Consigned.Item> told = consigned.items().stream()
                .filter(item -> byOwner.containsKey(item.recipient()))
                .toList();
        List<NoticeRows.New> rows = new ArrayList<>();
        for (Consigned.Item item : told) {
            About about = new About(item.message().id(), item.recipient(), consigned.at());
            byOwner.getOrDefault(item.recipient(), List.of())
                    .forEach(channel -> rows.add(NoticeRows.New.first(about, channel, consigned.at())));
        }
        notices.add(rows);
        if (policy.beginsAtConsignment()) {
            holds.begin(
                    told.stream()
                            .map(item -> new Item(item.message().id(), item.recipient()))
                            .toList(),
                    consigned.at());
        }
    }
}
