package org.eaddress.hub.fairness;

import java.util.concurrent.TimeUnit;
import org.eaddress.hub.problem.ProblemType;

/// A call that is over a limit, and in how many nanoseconds it would not be.
record HeldBack(ProblemType why, long nanos) {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /// What `Retry-After` says: whole seconds, one at least.
    long seconds() {
        return Math.max(1, (nanos + SECOND - 1) / SECOND);
    }
}
