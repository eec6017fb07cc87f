package org.eaddress.hub.integrity;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The thread that re-reads, as long as the hub runs.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScrubSettings.class)
class Scrubbing {
    private static final Logger LOG = LoggerFactory.getLogger(Scrubbing.class);
    private static final long LOOK_EVERY_SECONDS = 10;

    @Bean
    Pace pace(ScrubSettings settings) {
        return new Pace(settings.bytesPerSecond().toBytes(), LockSupport::parkNanos);
    }

    @Bean
    SmartLifecycle scrubThread(Scrub scrub, ScrubSettings settings) {
        return new Worker(scrub, settings.enabled());
    }

    private static final class Worker implements SmartLifecycle {
        private final Scrub scrub;
        private final boolean enabled;
        private final Semaphore stopping = new Semaphore(0);
        private volatile boolean running;

        Worker(Scrub scrub, boolean enabled) {
            this.scrub = scrub;
            this.enabled = enabled;
        }

        @Override
        public boolean isAutoStartup() {
            return enabled;
        }

        @Override
        public void start() {
            running = true;
            Thread.ofVirtual().name("scrub").start(this::run);
        }

        private void run() {
            while (running) {
                try {
                    while (running && scrub.round()) {}
                    if (stopping.tryAcquire(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (RuntimeException e) {
                    LOG.warn(
                            "Documents are not re-read for now: {}",
                            e.getClass().getName());
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                }
            }
        }

        @Override
        public void stop() {
            running = false;
            stopping.release();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
