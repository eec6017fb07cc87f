package org.eaddress.hub.submission;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Whether the object store forbids removing what the hub answers for. A hub whose store does not forbid it
/// only starts as a demo, or when its operator waives it in writing (`hub.storage.object-lock-waiver`).
@Component("objectLock")
class StoreLock implements InitializingBean, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);
    private static final Status WAIVED = new Status("WAIVED");
    private static final Status UNPROTECTED = new Status("UNPROTECTED");

    private final Gap gap;
    private final String waiver;
    private final boolean demo;
    private volatile Health health = Health.unknown().build();

    StoreLock(Gap gap, @Value("${hub.storage.object-lock-waiver:}") String waiver, Environment environment) {
        this.gap = gap;
        this.waiver = waiver.strip();
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /// What keeps a store from being undeletable.
    @FunctionalInterface
    interface Gap {
        /// Empty when there is nothing.
        ///
        /// @throws IOException when the store cannot be asked
        Optional<String> find() throws IOException;
    }

    /// @throws IllegalStateException when nothing forbids removing documents, and that is not accepted
    @Override
    public void afterPropertiesSet() {
        Optional<String> found = found();
        if (found.isPresent() && waiver.isEmpty() && !demo) {
            throw new IllegalStateException("The object store does not protect what it keeps: " + found.get()
                    + ". Use a bucket made with Object Lock (hub.storage.kind: s3, see docs/operating.md), or accept"
                    + " the risk in writing: hub.storage.object-lock-waiver: \"why, and who decided it\".");
        }
        health = healthOf(found);
    }

    @Scheduled(cron = "0 41 3 * * *", zone = "UTC")
    void lookAgain() {
        health = healthOf(found());
    }

    private Optional<String> found() {
        try {
            return gap.find();
        } catch (IOException e) {
            return Optional.of("it could not be tried, " + e.getMessage());
        }
    }

    private Health healthOf(Optional<String> found) {
        if (found.isEmpty()) {
            return Health.up().withDetail("enforced", true).build();
        }
        if (!waiver.isEmpty()) {
            LOG.warn("Documents are not protected by Object Lock ({}). Waived: {}", found.get(), waiver);
            return Health.status(WAIVED).withDetail("waiver", waiver).build();
        }
        if (demo) {
            LOG.info("Documents are not protected by Object Lock: {}", found.get());
        } else {
            LOG.error("Documents are no longer protected by Object Lock: {}", found.get());
        }
        return Health.status(UNPROTECTED).build();
    }

    @Override
    public Health health() {
        return health;
    }
}
