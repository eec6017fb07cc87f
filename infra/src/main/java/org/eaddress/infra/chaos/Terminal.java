package org.eaddress.infra.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// What the run says: results on standard output, one line of progress on standard error.
final class Terminal {
    private static final String WIDTH = "%-72.72s";

    private final boolean onScreen =
            System.console() != null && System.console().isTerminal();

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
        }
    }

    private void clear() {
        if (onScreen) {
            System.err.print("\r" + WIDTH.formatted("") + "  \r");
        }
    }
}
