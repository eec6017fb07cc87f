package org.eaddress.hub.retention;

import java.io.IOException;
import java.time.Clock;
import org.eaddress.hub.submission.PutDocuments;
import org.eaddress.hub.submission.Strays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sweeps every night.
@Component
@EnableConfigurationProperties(RetentionPolicy.class)
class Sweeping {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    private static final int PUT_DOCUMENTS = 1000;

    private final Sweeper sweeper;
    private final Endings endings;
    private final PutDocuments putDocuments;
    private final Strays strays;
    private final RetentionPolicy policy;
    private final Clock clock;

    Sweeping(
            Sweeper sweeper,
            Endings endings,
            PutDocuments putDocuments,
            Strays strays,
            RetentionPolicy policy,
            Clock clock) {
        this.sweeper = sweeper;
        this.endings = endings;
        this.putDocuments = putDocuments;
        this.strays = strays;
        this.policy = policy;
        this.clock = clock;
    }

    @Scheduled(cron = "0 7 2 * * *", zone = "UTC")
    void sweepEveryNight() {
        if (policy.enabled()) {
            sweep();
        }
    }

    /// Everything that is due. What was interrupted goes on in the next sweep.
    void sweep() {
        for (Ending ending : endings.all()) {
            while (sweeper.passOn(ending)) {}
            while (sweeper.goBack(ending)) {}
        }
        while (putDocuments.removeExpired(clock.instant().minus(RetentionPolicy.SAFE_AGE), PUT_DOCUMENTS)
                == PUT_DOCUMENTS) {}
        try {
            int removed = strays.remove(clock.instant().minus(policy.strays()));
            if (removed > 0) {
                LOG.info("{} objects that nothing referred to were removed", removed);
            }
        } catch (IOException e) {
            LOG.warn("Strays stay for now: {}", e.getMessage());
        }
    }
}
