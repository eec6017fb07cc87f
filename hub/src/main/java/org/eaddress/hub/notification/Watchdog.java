package org.eaddress.hub.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sends itself notices all the time, through the same queue and the same server as everybody's, and looks whether
/// they arrive. When they do not, no notice counts as given any more until they do again.
@Component
class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Channel.Kind KIND = Channel.Kind.EMAIL;
    private static final Duration REMEMBERED = Duration.ofDays(2);
    private static final int BATCH = 500;

    private final Notices notices;
    private final Retries retries;
    private final Probes probes;
    private final Outages outages;
    private final NoticeBook book;
    private final Contacts contacts;
    private final Postbox postbox;
    private final ReturnPath returnPath;
    private final NotificationSettings settings;
    private final Clock clock;

    Watchdog(
            Notices notices,
            Retries retries,
            Probes probes,
            Outages outages,
            NoticeBook book,
            Contacts contacts,
            Postbox postbox,
            ReturnPath returnPath,
            NotificationSettings settings,
            Clock clock) {
        this.notices = notices;
        this.retries = retries;
        this.probes = probes;
        this.outages = outages;
        this.book = book;
        this.contacts = contacts;
        this.postbox = postbox;
        this.returnPath = returnPath;
        this.settings = settings;
        this.clock = clock;
    }

    /// Whether it has what it needs: an address of its own, and a way to look there.
    boolean isOnGuard() {
        return returnPath.isConfigured() && postbox.isConfigured();
    }

    @Scheduled(
            fixedDelayString = "${hub.notification.watchdog.every}",
            initialDelayString = "${hub.notification.watchdog.every}")
    void watch() {
        if (!isOnGuard() || settings.every().isZero()) {
            return;
        }
        try {
            round();
        } catch (RuntimeException e) {
            LOG.warn("The watchdog could not look: {}", e.getClass().getName());
        }
    }

    /// One round: look what arrived, judge, send the next.
    void round() {
        postbox.empty();
        Instant now = clock.instant();
        judge(now);
        notices.add(List.of(NoticeRows.New.probe(KIND, now)));
        probes.forget(now.minus(REMEMBERED));
    }

    private void judge(Instant now) {
        Instant remembered = now.minus(REMEMBERED);
        Optional<Instant> proven = probes.lastArrived(KIND, remembered);
        Optional<Instant> since = outages.openSince(KIND);
        if (since.isEmpty()) {
            probes.firstMissing(
                            KIND,
                            proven.orElse(remembered),
                            now.minus(settings.watchdog().within()))
                    .ifPresent(missing -> alarm(proven.orElse(missing), now));
        } else if (proven.filter(since.get()::isBefore).isPresent()) {
            recover(since.get(), now);
        }
        outages.openSince(KIND).ifPresent(this::nothingIsGiven);
    }

    private void alarm(Instant since, Instant now) {
        if (outages.begin(KIND, since, now)) {
            LOG.error("ALARM: notices by e-mail do not arrive. The last that did was due {}", since);
        }
    }

    /// What was given since the last proof counts as lost.
    private void nothingIsGiven(Instant since) {
        while (book.lost(since, KIND, BATCH) == BATCH) {}
        while (contacts.lost(since, BATCH) == BATCH) {}
    }

    /// First what was lost goes again, then the outage is over: a crash between the two repeats the first.
    private void recover(Instant since, Instant now) {
        int again = 0;
        int batch;
        do {
            batch = retries.since(since, KIND, now, now.plus(settings.lease().multipliedBy(2)));
            again += batch;
        } while (batch > 0);
        outages.end(KIND, now);
        LOG.warn("Notices by e-mail arrive again; {} that were lost since {} are given again", again, since);
    }
}
