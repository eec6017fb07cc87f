package org.eaddress.infra.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// CPU time of this thread alone, which other threads and processes disturb least.
final class ThreadCpu {
    private ThreadCpu() {}

    /// What is measured.
    interface Act {
        void run() throws Exception;
    }

    static double micros(Act act) throws Exception {
        long before = used();
        act.run();
        return (used() - before) / 1e3;
    }

    /// Microseconds of one, when it is done over and over for this long.
    static double microsOfOne(Duration time, Act act) throws Exception {
        long before = used();
        long count = 0;
        do {
            act.run();
            count++;
        } while (used() - before < time.toNanos());
        return (used() - before) / 1e3 / count;
    }

    private static long used() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
