package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// Reads all that the hub logs and remembers the lines that should not be there.
final class LogWatch extends AppenderBase<ILoggingEvent> {
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
        assertThat(indiscreet).as("log lines with a secret").isEmpty();
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            line.append(" | ").append(cause.getClassName()).append(": ").append(cause.getMessage());
        }
        if (Secrets.areIn(line.toString())) {
            indiscreet.add(line.toString());
        }
    }
}
