package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// Reads all that the hub logs and remembers the lines that should not be there: those that tell a secret, and
/// alarms, since no call is the operator's trouble.
final class LogWatch extends AppenderBase<ILoggingEvent> {
    private static final String CLIENT_OF_TESTS = "org.apache.qpid";

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Queue<String> indiscreet = new ConcurrentLinkedQueue<>();

    LogWatch() {
        setContext(root.getLoggerContext());
    }

    /// Whoever starts a hub sets the log up anew, so that each test makes sure of it.
    void watch() {
        if (!root.isAttached(this)) {
            start();
            root.addAppender(this);
        }
    }

    void assertDiscreet() {
        List<String> found = List.copyOf(indiscreet);
        indiscreet.clear();
        assertThat(found).as("log lines with a secret, and alarms").isEmpty();
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            line.append(" | ").append(cause.getClassName()).append(": ").append(cause.getMessage());
        }
        boolean ofTheHub = !event.getLoggerName().startsWith(CLIENT_OF_TESTS);
        if (Secrets.areIn(line.toString()) || (ofTheHub && event.getLevel().isGreaterOrEqual(Level.ERROR))) {
            indiscreet.add(event.getLoggerName() + ": " + line);
        }
    }
}
