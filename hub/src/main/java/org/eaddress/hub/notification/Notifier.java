package org.eaddress.hub.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.notification.Carrier.Outgoing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gives the notices that are due. A crash between giving and writing it down gives a notice twice, never not at
/// all.
@Component
class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final Notices notices;
    private final Channels channels;
    private final NoticeWords words;
    private final List<Carrier> carriers;
    private final ReturnPath returnPath;
    private final Outages outages;
    private final NoticeBook book;
    private final NotificationSettings settings;
    private final Clock clock;

    Notifier(
            Notices notices,
            Channels channels,
            NoticeWords words,
            List<Carrier> carriers,
            ReturnPath returnPath,
            Outages outages,
            NoticeBook book,
            NotificationSettings settings,
            Clock clock) {
        this.notices = notices;
        this.channels = channels;
        this.words = words;
        this.carriers = carriers;
        this.returnPath = returnPath;
        this.outages = outages;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    /// Gives one batch; how many it had.
    int give() {
        Instant now = clock.instant();
        List<Notice> taken = notices.take(now, now.plus(settings.lease()), settings.atOnce());
        Map<UUID, Channel> to = channels
                .find(taken.stream().map(Notice::channelId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Channel::id, Function.identity()));
        for (Channel.Kind kind : Channel.Kind.values()) {
            List<Outgoing> outgoing = taken.stream()
                    .filter(notice -> notice.kind() == kind)
                    .flatMap(notice -> outgoing(notice, Optional.ofNullable(to.get(notice.channelId()))).stream())
                    .toList();
            if (!outgoing.isEmpty()) {
                give(kind, outgoing);
            }
        }
        return taken.size();
    }

    private void give(Channel.Kind kind, List<Outgoing> outgoing) {
        boolean isOut = outages.isOpen(kind);
        Map<UUID, Outcome> outcomes = carriers.stream()
                .filter(carrier -> carrier.carries(kind))
                .findFirst()
                .map(carrier -> carrier.carry(outgoing))
                .orElse(Map.of());
        List<UUID> troubles = outgoing.stream()
                .map(Outgoing::notice)
                .filter(notice ->
                        !isGiven(notice, outcomes.getOrDefault(notice.id(), new Outcome.NotTaken("no channel")), isOut))
                .map(Notice::id)
                .toList();
        if (!troubles.isEmpty()) {
            LOG.warn("{} notices by {} were not given, the first is {}", troubles.size(), kind, troubles.getFirst());
        }
    }

    /// Writes down what became of a notice; whether it was given. One that cannot be written down does not keep the
    /// others back: it is given again when its lease has ended.
    private boolean isGiven(Notice notice, Outcome outcome, boolean isOut) {
        try {
            return writeDown(notice, outcome, isOut);
        } catch (RuntimeException e) {
            LOG.error(
                    "What became of the notice {} was not written down: {}",
                    notice.id(),
                    e.getClass().getName());
            return false;
        }
    }

    private boolean writeDown(Notice notice, Outcome outcome, boolean isOut) {
        switch (outcome) {
            case Outcome.Taken(var status)
            when isOut && notice.about().isPresent() -> book.failed(notice, NoticeBook.Failure.LOST, status);
            case Outcome.Taken(var status) -> book.given(notice, status);
            case Outcome.Refused(var status) -> book.failed(notice, NoticeBook.Failure.REFUSED, status);
            case Outcome.NotTaken(var status) -> book.failed(notice, NoticeBook.Failure.NOT_TAKEN, status);
        }
        return outcome instanceof Outcome.Taken;
    }

    private Optional<Outgoing> outgoing(Notice notice, Optional<Channel> channel) {
        try {
            return worded(notice, channel);
        } catch (RuntimeException e) {
            LOG.error(
                    "The notice {} has no words: {}", notice.id(), e.getClass().getName());
            return Optional.empty();
        }
    }

    /// Empty when nobody needs it any more.
    private Optional<Outgoing> worded(Notice notice, Optional<Channel> channel) {
        if (notice.about().isEmpty()) {
            String address = returnPath.address(ReturnPath.Use.PROBE, notice.id(), notice.attempt());
            return Optional.of(new Outgoing(notice, address, words.ofProbe()));
        }
        Optional<Outgoing> outgoing = channel.flatMap(
                one -> words.of(notice, one).map(wording -> new Outgoing(notice, one.address(), wording)));
        if (outgoing.isEmpty()) {
            book.needless(notice);
        }
        return outgoing;
    }
}
