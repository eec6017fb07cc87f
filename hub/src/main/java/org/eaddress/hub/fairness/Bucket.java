package org.eaddress.hub.fairness;

import java.util.concurrent.atomic.AtomicLong;

/// A token bucket without a lock: it only remembers when what was taken will have run off.
final class Bucket {
    private final double nanosPerUnit;
    private final long capacityNanos;
    private final AtomicLong runOffAt;

    /// @param capacity units that can be taken at once from a full bucket
    /// @param fillNanos in how long an empty bucket fills with them
    /// @param now of the same clock as in [#take]
    Bucket(long capacity, long fillNanos, long now) {
        this.nanosPerUnit = (double) fillNanos / capacity;
        this.capacityNanos = fillNanos;
        this.runOffAt = new AtomicLong(now);
    }

    /// Takes so many units and gives 0, or takes nothing and gives in how many nanoseconds they are there.
    long take(long units, long now) {
        while (true) {
            long before = runOffAt.get();
            long after = (before - now <= 0 ? now : before) + nanos(units);
            long excess = after - now - capacityNanos;
            if (excess > 0) {
                return excess;
            }
            if (runOffAt.compareAndSet(before, after)) {
                return 0;
            }
        }
    }

    /// In how many nanoseconds something is there; 0 when there is.
    long untilRoom(long now) {
        return Math.max(0, runOffAt.get() - now - capacityNanos + 1);
    }

    /// Takes them in any case; the bucket owes what it does not hold.
    void takeAnyway(long units, long now) {
        runOffAt.updateAndGet(before -> (before - now <= 0 ? now : before) + nanos(units));
    }

    void giveBack(long units) {
        runOffAt.addAndGet(-nanos(units));
    }

    private long nanos(long units) {
        return (long) (units * nanosPerUnit);
    }
}
