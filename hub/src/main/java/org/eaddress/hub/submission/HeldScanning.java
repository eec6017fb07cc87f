package org.eaddress.hub.submission;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The thread that scans what waits, as long as the hub runs.
@Component
class HeldScanning implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HeldScanning.class);

    private final HeldScan scan;
    private final Duration every;
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;

    HeldScanning(HeldScan scan, @Value("${hub.inspection.held.every}") Duration every) {
        this.scan = scan;
        this.every = every;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("held-scan").start(this::run);
    }

    private void run() {
        try {
            do {
                rounds();
            } while (!stopping.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rounds() {
        try {
            while (running && scan.round()) {}
        } catch (RuntimeException e) {
            LOG.warn(
                    "What waits for its scan is not scanned for now: {}",
                    e.getClass().getName());
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
