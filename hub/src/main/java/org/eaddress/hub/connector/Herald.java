package org.eaddress.hub.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.connector.Messenger.Outcome;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.sandbox.SandboxFaults;
import org.springframework.stereotype.Component;

/// Tells one connector what is to be told, message by message in the order in which they came, until one fails or
/// others should have their turn.
@Component
class Herald {
    private static final Outcome SILENT = new Outcome(false, "broken in the sandbox");

    private final Subscriptions subscriptions;
    private final Announcements announcements;
    private final AnnouncementBook book;
    private final Mailboxes mailboxes;
    private final SandboxFaults faults;
    private final Map<Way, Messenger> messengers;
    private final ConnectorSettings settings;
    private final Clock clock;

    Herald(
            Subscriptions subscriptions,
            Announcements announcements,
            AnnouncementBook book,
            Mailboxes mailboxes,
            SandboxFaults faults,
            List<Messenger> messengers,
            ConnectorSettings settings,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.announcements = announcements;
        this.book = book;
        this.mailboxes = mailboxes;
        this.faults = faults;
        this.messengers = messengers.stream().collect(Collectors.toMap(Messenger::way, Function.identity()));
        this.settings = settings;
        this.clock = clock;
    }

    /// Takes turns of the ways that this hub has, so many at most.
    List<Turn> take(boolean slow, int limit) {
        Instant now = clock.instant();
        return subscriptions.take(messengers.keySet(), slow, now, now.plus(settings.lease()), limit);
    }

    /// Tells as long as the turn lasts and this hub is to go on.
    void tell(Turn turn, BooleanSupplier goOn) {
        long end = System.nanoTime() + settings.lease().dividedBy(2).toNanos();
        boolean goesOn = true;
        for (int left = settings.inTurn(); goesOn && left > 0 && goOn.getAsBoolean(); left--) {
            Optional<Announcement> next = announcements.next(turn, clock.instant());
            goesOn = next.isPresent() && tell(turn, next.get()) && System.nanoTime() < end;
        }
        subscriptions.end(turn, clock.instant());
    }

    private boolean tell(Turn turn, Announcement announcement) {
        if (!mailboxes.waits(turn.subscription().owner(), announcement.messageId())) {
            announcements.drop(turn, announcement);
            return true;
        }
        if (faults.isSilent(turn.subscription().owner())) {
            book.failed(turn, SILENT);
            return false;
        }
        long start = System.nanoTime();
        Outcome outcome = Objects.requireNonNull(messengers.get(turn.way())).tell(turn.subscription(), announcement);
        if (outcome.told()) {
            boolean slow = Duration.ofNanos(System.nanoTime() - start).compareTo(settings.slow()) > 0;
            return book.told(turn, announcement, outcome, slow);
        }
        book.failed(turn, outcome);
        return false;
    }
}
