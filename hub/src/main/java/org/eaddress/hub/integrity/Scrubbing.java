package org.eaddress.hub.integrity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eaddress.hub.rhythm.Rhythm;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Re-reads, as long as the hub runs.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScrubSettings.class)
class Scrubbing {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    @Bean
    Pace pace(ScrubSettings settings) {
        return new Pace(settings.bytesPerSecond().toBytes(), LockSupport::parkNanos);
    }

    @Bean
    Rhythm scrubRhythm(Scrub scrub, ScrubSettings settings) {
        return new Rhythm(
                "scrub", Optional.of(LOOK_EVERY).filter(_ -> settings.enabled()), "Documents are not re-read for now") {
            @Override
            protected void turn() throws InterruptedException {
                while (isRunning() && scrub.round()) {}
            }
        };
    }
}
