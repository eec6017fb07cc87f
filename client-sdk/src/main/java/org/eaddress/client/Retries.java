package org.eaddress.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/// Repeats what failed for the moment, ever more slowly and never before the hub's `Retry-After`, until patience
/// ends. Only the call that failed waits.
record Retries(Timekeeper timekeeper, Duration patience) {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int DOUBLINGS = 10;

    @FunctionalInterface
    interface Attempt<T> {
        T make() throws Transient, InterruptedException;
    }

    <T> T until(Attempt<T> attempt) {
        var end = timekeeper.now().plus(patience);
        for (int tries = 0; ; tries++) {
            try {
                return attempt.make();
            } catch (Transient failure) {
                waitAfter(failure, tries, end);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private void waitAfter(Transient failure, int tries, Instant end) {
        var length = longer(failure.retryAfter(), backoff(tries));
        if (timekeeper.now().plus(length).isAfter(end)) {
            var heldBack = failure.heldBack();
            throw heldBack != null
                    ? heldBack
                    : new HubUnreachable("The hub cannot be reached: " + failure.getMessage(), failure);
        }
        try {
            timekeeper.pause(length);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Between half and the whole of what doubling gives, so that many clients do not come back together.
    private static Duration backoff(int tries) {
        var full = FIRST.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        var most = full.compareTo(LONGEST) < 0 ? full.toMillis() : LONGEST.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static HubUnreachable interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new HubUnreachable("The call was interrupted.", e);
    }
}
