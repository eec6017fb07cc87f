package org.eaddress.hub.connection;

/// What a system did in some time.
///
/// @param calls all that it made
/// @param failures those that were answered with a problem
/// @param sent calls that handed in a message or a batch
/// @param taken calls that confirmed messages
/// @param timed calls whose time was taken: not those that waited for mail
/// @param millis how long these took together
/// @param slowest how long the slowest of them took, in milliseconds
public record Volume(long calls, long failures, long sent, long taken, long timed, long millis, long slowest) {
    static final Volume NONE = new Volume(0, 0, 0, 0, 0, 0, 0);

    Volume and(Volume more) {
        return new Volume(
                calls + more.calls,
                failures + more.failures,
                sent + more.sent,
                taken + more.taken,
                timed + more.timed,
                millis + more.millis,
                Math.max(slowest, more.slowest));
    }

    /// How long a call took in the middle of all, in milliseconds; 0 when none was timed.
    public long meanMillis() {
        return timed == 0 ? 0 : Math.round((double) millis / timed);
    }
}
