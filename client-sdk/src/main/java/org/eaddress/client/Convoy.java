package org.eaddress.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets many threads share one slow act, an fsync or a call: whoever finds the road free drives for all who wait.
final class Convoy<T, R> {
    private final int seats;
    private final Function<List<T>, List<R>> drive;
    private final ReentrantLock road = new ReentrantLock();
    private final Queue<Passenger<T, R>> waiting = new ConcurrentLinkedQueue<>();

    /// @param drive gives as many results as it is given items, in their order
    Convoy(int seats, Function<List<T>, List<R>> drive) {
        this.seats = seats;
        this.drive = drive;
    }

    /// Returns when the act is done for this item, or throws what the act threw.
    R ride(T item) {
        var passenger = new Passenger<T, R>(item);
        waiting.add(passenger);
        while (true) {
            road.lock();
            try {
                if (passenger.arrived) {
                    return passenger.result();
                }
                driveOnce();
            } finally {
                road.unlock();
            }
        }
    }

    private void driveOnce() {
        var aboard = new ArrayList<Passenger<T, R>>();
        for (var next = waiting.poll(); next != null; next = aboard.size() < seats ? waiting.poll() : null) {
            aboard.add(next);
        }
        try {
            var results = drive.apply(aboard.stream().map(Passenger::item).toList());
            for (int i = 0; i < aboard.size(); i++) {
                aboard.get(i).result = results.get(i);
            }
        } catch (RuntimeException | Error e) {
            aboard.forEach(passenger -> passenger.failure = e);
        } finally {
            aboard.forEach(passenger -> passenger.arrived = true);
        }
    }

    /// Guarded by the road.
    private static final class Passenger<T, R> {
        private final T item;
        private boolean arrived;
        private @Nullable R result;
        private @Nullable Throwable failure;

        Passenger(T item) {
            this.item = item;
        }

        T item() {
            return item;
        }

        R result() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            if (result == null) {
                throw new IllegalStateException("The act gave no result.");
            }
            return result;
        }
    }
}
