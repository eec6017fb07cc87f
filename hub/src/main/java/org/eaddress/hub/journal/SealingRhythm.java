package org.eaddress.hub.journal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks often whether the journal is due, and has it sealed then.
@Component
class SealingRhythm implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SealingRhythm.class);
    private static final int LOOKS = 10;

    private final JournalSealer sealer;
    private final TimeStamps timeStamps;
    private final Duration every;
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;

    SealingRhythm(JournalSealer sealer, TimeStamps timeStamps, JournalSettings settings) {
        this.sealer = sealer;
        this.timeStamps = timeStamps;
        this.every = settings.every();
    }

    @Override
    public void start() {
        running = true;
        stopping.drainPermits();
        Thread.ofVirtual().name("journal").start(this::run);
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

    private void run() {
        while (running) {
            sealWhatIsDue();
            try {
                stopping.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void sealWhatIsDue() {
        try {
            boolean moreWaits = sealer.isDue();
            while (running && moreWaits) {
                moreWaits = sealer.seal();
            }
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "The journal was not sealed and will be tried again: {}",
                    e.getClass().getName());
        }
    }

    /// Silent authorities are not asked more often than the journal is sealed.
    private Duration pause() {
        return timeStamps.silentSince().isPresent() ? every : every.dividedBy(LOOKS);
    }
}
