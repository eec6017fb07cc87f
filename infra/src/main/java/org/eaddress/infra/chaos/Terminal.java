package org.eaddress.infra.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// What the run says: results on standard output, one line of progress on standard error; where that is no screen,
/// a line a minute.
final class Terminal {
    private static final String WIDTH = "%-72.72s";

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final boolean onScreen =
            System.console() != null && System.console().isTerminal();
    private long saidAt = System.nanoTime();

    Terminal() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger libraries) {
            libraries.setLevel(Level.WARN);
        }
    }

    void say(String line) {
        clear();
        System.out.println(line);
    }

    void progress(String line) {
        if (onScreen) {
            System.err.print("\r  " + WIDTH.formatted(line));
        } else if (System.nanoTime() - saidAt > MINUTE_NANOS) {
            System.err.println(line);
            saidAt = System.nanoTime();
        }
    }

    private void clear() {
        if (onScreen) {
            System.err.print("\r" + WIDTH.formatted("") + "  \r");
        }
    }
}
