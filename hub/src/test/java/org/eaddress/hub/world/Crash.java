package org.eaddress.hub.world;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The one failure of a world: armed at the start, it happens once.
final class Crash {
    private final @Nullable CrashAt at;
    private final AtomicBoolean armed;

    Crash(@Nullable CrashAt at) {
        this.at = at;
        this.armed = new AtomicBoolean(at != null);
    }

    /// An act that can fail.
    interface Act<T extends @Nullable Object> {
        T run() throws Throwable;
    }

    /// Runs the act, unless it is the one that fails: then it fails before or after it is done.
    <T extends @Nullable Object> T around(String what, Act<T> act) throws Throwable {
        if (!strikes(what, false)) {
            T result = act.run();
            if (!strikes(what, true)) {
                return result;
            }
        }
        throw new IllegalStateException("crashed at " + at);
    }

    /// Whether it strikes here and now; it strikes once.
    boolean strikes(String what, boolean after) {
        return at != null && at.isAfter() == after && at.isAt(what) && armed.compareAndSet(true, false);
    }

    boolean hasHappened() {
        return !armed.get();
    }
}
