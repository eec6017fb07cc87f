package org.eaddress.hub.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.delivery.HandedOver.Item;
import org.eaddress.hub.notification.Carrier.Outgoing;
import org.eaddress.hub.notification.Subjects.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gives the notices that are due, many together. A crash between giving and writing it down gives notices twice,
/// never not at all.
@Component
class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final Notices notices;
    private final Channels channels;
    private final Subjects subjects;
    private final NoticeWords words;
    private final List<Carrier> carriers;
    private final ReturnPath returnPath;
    private final Outages outages;
    private final NoticeScribe scribe;
    private final NotificationSettings settings;
    private final Clock clock;

    Notifier(
            Notices notices,
            Channels channels,
            Subjects subjects,
            NoticeWords words,
            List<Carrier> carriers,
            ReturnPath returnPath,
            Outages outages,
            NoticeScribe scribe,
            NotificationSettings settings,
            Clock clock) {
        this.notices = notices;
        this.channels = channels;
        this.subjects = subjects;
        this.words = words;
        this.carriers = carriers;
        this.returnPath = returnPath;
        this.outages = outages;
        this.scribe = scribe;
        this.settings = settings;
        this.clock = clock;
    }

    /// Gives one batch; how many it had.
    int give() {
        Instant now = clock.instant();
        List<Notice> taken = notices.take(now, now.plus(settings.lease()), settings.atOnce());
        if (!taken.isEmpty()) {
            List<Outgoing> outgoing = worded(taken);
            for (Channel.Kind kind : Channel.Kind.values()) {
                give(
                        kind,
                        outgoing.stream()
                                .filter(one -> one.notice().kind() == kind)
                                .toList());
            }
        }
        return taken.size();
    }

    private void give(Channel.Kind kind, List<Outgoing> outgoing) {
        if (outgoing.isEmpty()) {
            return;
        }
        boolean isOut = outages.isOpen(kind);
        Map<UUID, Outcome> outcomes = carriers.stream()
                .filter(carrier -> carrier.carries(kind))
                .findFirst()
                .map(carrier -> carrier.carry(outgoing))
                .orElse(Map.of());
        List<Notice> given = outgoing.stream().map(Outgoing::notice).toList();
        List<UUID> troubles = scribe.writeDown(given, outcomes, isOut);
        if (!troubles.isEmpty()) {
            LOG.warn("{} notices by {} were not given, the first is {}", troubles.size(), kind, troubles.getFirst());
        }
    }

    /// Those of them that somebody needs, with their words.
    private List<Outgoing> worded(List<Notice> taken) {
        Map<UUID, Channel> to = channels
                .find(taken.stream().map(Notice::channelId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Channel::id, Function.identity()));
        Map<Item, Subject> about = subjects.of(
                taken.stream().flatMap(notice -> notice.about().stream()).toList());
        List<Outgoing> outgoing = new ArrayList<>();
        List<Notice> needless = new ArrayList<>();
        for (Notice notice : taken) {
            if (notice.about().isEmpty()) {
                outgoing.add(probe(notice));
                continue;
            }
            Channel channel = to.get(notice.channelId());
            Subject subject = about.get(Subjects.item(notice.about().orElseThrow()));
            if (channel == null || subject == null) {
                needless.add(notice);
            } else {
                worded(notice, channel, subject).ifPresent(outgoing::add);
            }
        }
        scribe.needless(needless);
        return outgoing;
    }

    private Outgoing probe(Notice notice) {
        String address = returnPath.address(ReturnPath.Use.PROBE, notice.id(), notice.attempt());
        return new Outgoing(notice, address, words.ofProbe());
    }

    /// One without words does not keep the others back.
    private Optional<Outgoing> worded(Notice notice, Channel channel, Subject subject) {
        try {
            return Optional.of(new Outgoing(notice, channel.address(), words.of(notice, channel, subject)));
        } catch (RuntimeException e) {
            LOG.error(
                    "The notice {} has no words: {}", notice.id(), e.getClass().getName());
            return Optional.empty();
        }
    }
}
