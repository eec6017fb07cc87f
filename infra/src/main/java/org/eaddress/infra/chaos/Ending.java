package org.eaddress.infra.chaos;

import java.util.ArrayDeque;
import java.util.Deque;

/// How to end what was started, in the reverse order; once, whether the run comes to its end, fails, or is told to
/// stop.
final class Ending {
    private final Deque<Act> acts = new ArrayDeque<>();

    /// @see #all
    @FunctionalInterface
    interface Act {
        /// @param keep whether what it made is to be kept for somebody who looks
        void end(boolean keep) throws Exception;
    }

    static Ending atExit() {
        Ending ending = new Ending();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending.all(true), "ending"));
        return ending;
    }

    synchronized void add(Act act) {
        acts.push(act);
    }

    /// Each is tried, though another fails.
    synchronized void all(boolean keep) {
        while (!acts.isEmpty()) {
            try {
                acts.pop().end(keep);
            } catch (Exception e) {
                System.err.println("Not ended: " + e);
            }
        }
    }
}
