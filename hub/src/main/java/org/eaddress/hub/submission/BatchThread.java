package org.eaddress.hub.submission;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The thread that makes messages of batches, as long as the hub runs.
@Component
@EnableConfigurationProperties(BatchPolicy.class)
class BatchThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BatchThread.class);

    private final BatchWork work;
    private final BatchPolicy policy;
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;

    BatchThread(BatchWork work, BatchPolicy policy) {
        this.work = work;
        this.policy = policy;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("batches").start(this::run);
    }

    private void run() {
        try {
            do {
                rounds();
            } while (!stopping.tryAcquire(policy.every().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rounds() {
        try {
            work.tidy();
            while (running && work.round()) {}
        } catch (RuntimeException | Error e) {
            LOG.warn("Batches wait: {}", e.getClass().getName());
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
