package org.eaddress.hub.integrity;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// Keeps reading at a rate: after so many bytes it waits as long as they may take.
final class Pace {
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(20);

    private final double nanosPerByte;
    private final LongConsumer waiting;
    private double owed;

    /// @param waiting waits for so many nanoseconds
    Pace(long bytesPerSecond, LongConsumer waiting) {
        this.nanosPerByte = (double) TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        this.waiting = waiting;
    }

    void read(long bytes) {
        owed += bytes * nanosPerByte;
        if (owed >= SHORTEST_WAIT) {
            waiting.accept((long) owed);
            owed = 0;
        }
    }
}
