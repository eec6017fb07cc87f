package org.eaddress.infra.chaos;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A process of the world: killed at random, and started again a moment later, as a supervisor would. Also when it
/// ended by itself.
final class Part {
    private static final Duration AFTER_ITS_OWN_END = Duration.ofMillis(500);

    private final String name;
    private final Starting starting;
    private @Nullable Process process;
    private long startAtNanos = System.nanoTime();
    private int ownEnds;
    private boolean retired;

    Part(String name, Starting starting) {
        this.name = name;
        this.starting = starting;
    }

    /// Starts the process; it need not answer yet.
    @FunctionalInterface
    interface Starting {
        Process start() throws IOException;
    }

    String name() {
        return name;
    }

    /// How often it ended by itself.
    int ownEnds() {
        return ownEnds;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// Starts it if it is down and its time has come.
    void tend() throws IOException {
        if (process != null && !process.isAlive() && !retired) {
            ownEnds++;
            downFor(AFTER_ITS_OWN_END);
        }
        if (process == null && !retired && System.nanoTime() - startAtNanos >= 0) {
            process = starting.start();
        }
    }

    /// `kill -9`, for it and all that it started.
    ///
    /// @param downFor how long it stays down
    void kill(Duration downFor) {
        end();
        downFor(downFor);
    }

    private void downFor(Duration time) {
        process = null;
        startAtNanos = System.nanoTime() + time.toNanos();
    }

    /// Ends it for good.
    void retire() {
        retired = true;
        end();
    }

    private void end() {
        Process ending = process;
        if (ending == null) {
            return;
        }
        var offspring = ending.descendants().toList();
        ending.destroyForcibly();
        offspring.forEach(ProcessHandle::destroyForcibly);
        ending.onExit().join();
    }
}
