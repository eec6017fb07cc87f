package org.eaddress.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A try of a call failed in a way that the next may not.
final class Transient extends Exception {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;
    private final @Nullable HubProblem heldBack;

    Transient(String happened, Throwable cause) {
        super(happened, cause);
        this.retryAfter = Duration.ZERO;
        this.heldBack = null;
    }

    Transient(String happened, Duration retryAfter) {
        super(happened);
        this.retryAfter = retryAfter;
        this.heldBack = null;
    }

    /// The hub answers, but the caller is over a limit.
    Transient(HubProblem heldBack) {
        super(heldBack.getMessage());
        this.retryAfter = heldBack.retryAfter();
        this.heldBack = heldBack;
    }

    /// What is to be told when patience ends before the limit does; null when the hub did not answer so.
    @Nullable
    HubProblem heldBack() {
        return heldBack;
    }

    /// How long the hub asks to be left alone.
    Duration retryAfter() {
        return retryAfter;
    }
}
