package org.eaddress.hub.fairness;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eaddress.hub.problem.ProblemType;

/// What one caller has of its [Share] at this moment.
final class Meter {
    private static final long SOON = TimeUnit.SECONDS.toNanos(1);

    private final int atOnce;
    private final Bucket requests;
    private final Bucket bytes;
    private final AtomicInteger underWay = new AtomicInteger();

    Meter(Share share, long now) {
        this.atOnce = share.atOnce();
        this.requests = new Bucket(share.burst(), TimeUnit.SECONDS.toNanos(1) * share.burst() / share.perSecond(), now);
        this.bytes = new Bucket(share.volume().toBytes(), share.window().toNanos(), now);
    }

    /// Counts a call, unless it is over a limit; then nothing is counted. One without a body is not held back for
    /// bytes.
    Optional<HeldBack> enter(boolean body, long now) {
        if (underWay.incrementAndGet() > atOnce) {
            underWay.decrementAndGet();
            return Optional.of(new HeldBack(ProblemType.TOO_MANY_AT_ONCE, SOON));
        }
        long waitForTurn = requests.take(1, now);
        if (waitForTurn > 0) {
            underWay.decrementAndGet();
            return Optional.of(new HeldBack(ProblemType.TOO_MANY_REQUESTS, waitForTurn));
        }
        long waitForRoom = body ? bytes.untilRoom(now) : 0;
        if (waitForRoom > 0) {
            requests.giveBack(1);
            underWay.decrementAndGet();
            return Optional.of(new HeldBack(ProblemType.TOO_MANY_BYTES, waitForRoom));
        }
        return Optional.empty();
    }

    /// As if it had never entered.
    void retreat() {
        requests.giveBack(1);
        leave();
    }

    void leave() {
        underWay.decrementAndGet();
    }

    /// Bytes that came; what there is no room for is owed.
    void came(long size, long now) {
        bytes.takeAnyway(size, now);
    }
}
