package org.eaddress.hub.rhythm;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// A thread that takes its turn again and again as long as the hub runs: after a pause, or sooner when it is hinted
/// that something waits. A turn that fails is told in the log, and the next one comes as after any other.
public abstract class Rhythm implements SmartLifecycle {
    private final String thread;
    private final Duration every;
    private final String onFailure;
    private final boolean isOn;
    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Semaphore hints = new Semaphore(0);
    private volatile boolean running;

    /// @param every the pause between turns
    /// @param onFailure what the log says of a turn that failed
    /// @throws IllegalArgumentException when there is no pause
    protected Rhythm(String thread, Duration every, String onFailure) {
        this(thread, every, onFailure, true);
        if (!every.isPositive()) {
            throw new IllegalArgumentException("The pause between turns of %s is not positive".formatted(thread));
        }
    }

    private Rhythm(String thread, Duration every, String onFailure, boolean isOn) {
        this.thread = thread;
        this.every = every;
        this.onFailure = onFailure;
        this.isOn = isOn;
    }

    /// @param every the pause between turns; empty when there are to be no turns
    protected Rhythm(String thread, Optional<Duration> every, String onFailure) {
        this(thread, every.orElse(Duration.ZERO), onFailure, every.isPresent());
    }

    @Override
    public final boolean isAutoStartup() {
        return isOn;
    }

    /// Does what is to do, and ends soon when it no longer [#isRunning].
    protected abstract void turn() throws InterruptedException;

    /// How long to wait after a turn, unless there is a hint.
    protected Duration pause() {
        return every;
    }

    /// How long to wait after a turn that failed, unless there is a hint.
    protected Duration pauseAfterFailure() {
        return pause();
    }

    /// How long to wait after a hint: more may come, and many cost little more than one.
    protected Duration gathering() {
        return Duration.ZERO;
    }

    /// Something may be to do.
    public final void hint() {
        if (hints.availablePermits() == 0) {
            hints.release();
        }
    }

    @Override
    public final void start() {
        running = true;
        hints.drainPermits();
        Thread.ofVirtual().name(thread).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        hint();
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                Duration pause = takeTurn() ? pause() : pauseAfterFailure();
                if (hints.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS) && running) {
                    Thread.sleep(gathering());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean takeTurn() throws InterruptedException {
        try {
            turn();
            return true;
        } catch (RuntimeException | Error e) {
            log.warn("{}: {}", onFailure, e.getClass().getName());
            return false;
        }
    }
}
