package org.eaddress.hub.writing;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Finishes what was sent off and not finished: a hub died, something did not answer, or a scan was waited for. It
/// also forgets old drafts.
@Component
public class SendingPatrol {
    private static final Logger LOG = LoggerFactory.getLogger(SendingPatrol.class);
    private static final int OLD = 1000;

    private final Dispatches dispatches;
    private final Sending sending;
    private final Drafts drafts;
    private final WritingSettings settings;
    private final Clock clock;

    SendingPatrol(Dispatches dispatches, Sending sending, Drafts drafts, WritingSettings settings, Clock clock) {
        this.dispatches = dispatches;
        this.sending = sending;
        this.drafts = drafts;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${hub.writing.every}", fixedDelayString = "${hub.writing.every}")
    void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Messages of the portal were not looked for: {}",
                    e.getClass().getName());
        }
    }

    /// One round: whatever is due when it begins, one after another, each taken only when its turn has come.
    public void look() {
        Instant due = clock.instant();
        for (Optional<UUID> next = dispatches.take(due); next.isPresent(); next = dispatches.take(due)) {
            sending.finish(next.get());
        }
    }

    @Scheduled(cron = "0 37 2 * * *", zone = "UTC")
    void forgetOld() {
        try {
            while (drafts.removeOld(clock.instant().minus(settings.draftsKept()), OLD) == OLD) {}
        } catch (RuntimeException e) {
            LOG.warn("Old drafts were not forgotten: {}", e.getClass().getName());
        }
    }
}
