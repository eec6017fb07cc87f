package org.eaddress.infra.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// The same step over and over in a number of threads.
record Load(long count, Duration took, double p50Ms, double p99Ms) {

    /// A step of one thread.
    interface Step extends AutoCloseable {
        void run() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /// Makes the step of one thread.
    interface Steps {
        Step make() throws Exception;
    }

    double perSecond() {
        return count * 1e9 / took.toNanos();
    }

    /// For this long.
    static Load of(int threads, Duration time, Steps steps) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        return of(threads, () -> System.nanoTime() < end, steps);
    }

    /// This often, by all threads together.
    static Load of(int threads, long times, Steps steps) throws Exception {
        AtomicLong left = new AtomicLong(times);
        return of(threads, () -> left.getAndDecrement() > 0, steps);
    }

    private static Load of(int threads, BooleanSupplier more, Steps steps) throws Exception {
        ConcurrentLinkedQueue<long[]> times = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            var running = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(_ -> pool.submit(() -> {
                        times.add(repeat(steps, more));
                        return null;
                    }))
                    .toList();
            for (Future<?> thread : running) {
                thread.get();
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Load(all.length, took, millis(all, 0.50), millis(all, 0.99));
    }

    private static long[] repeat(Steps steps, BooleanSupplier more) throws Exception {
        long[] times = new long[1024];
        int count = 0;
        try (Step step = steps.make()) {
            while (more.getAsBoolean()) {
                long before = System.nanoTime();
                step.run();
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] = System.nanoTime() - before;
            }
        }
        return Arrays.copyOf(times, count);
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }
}
