package org.eaddress.client;

import java.time.Duration;

/// A try of a call failed in a way that the next may not.
final class Transient extends Exception {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    Transient(String happened, Throwable cause) {
        super(happened, cause);
        this.retryAfter = Duration.ZERO;
    }

    Transient(String happened, Duration retryAfter) {
        super(happened);
        this.retryAfter = retryAfter;
    }

    /// How long the hub asks to be left alone.
    Duration retryAfter() {
        return retryAfter;
    }
}
