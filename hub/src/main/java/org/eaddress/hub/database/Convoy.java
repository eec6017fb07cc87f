package org.eaddress.hub.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets concurrent calls share one statement, and so one round trip and one commit: whoever finds the road free
/// drives for all who wait. A call that comes alone goes alone, at once; when several came together the last time,
/// the next driver waits a moment for more.
///
/// Not for use inside a transaction: the driver's would be everybody's.
public final class Convoy<T, R> {
    private static final long MOMENT_NANOS = 500_000;

    private final int seats;
    private final Function<List<T>, List<R>> drive;
    private final ReentrantLock road = new ReentrantLock();
    private final Queue<Passenger<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private boolean busy; // who holds the road reads and writes it

    /// @param seats how many items share a statement at most
    /// @param drive gives as many results as it is given items, in their order; a repeat of what it did is harmless
    public Convoy(int seats, Function<List<T>, List<R>> drive) {
        this.seats = seats;
        this.drive = drive;
    }

    /// The result for this item. When the shared statement fails, each item goes once more by itself: what one
    /// caller brings is no other's trouble.
    public R ride(T item) {
        Passenger<T, R> passenger = new Passenger<>(item);
        waiting.add(passenger);
        while (!passenger.arrived) {
            road.lock();
            try {
                if (!passenger.arrived) {
                    letOthersCome();
                    driveOnce();
                }
            } finally {
                road.unlock();
            }
        }
        return passenger.result == null ? alone(passenger) : passenger.result;
    }

    /// Others who are about to come get on; where nobody shares, nothing waits.
    private void letOthersCome() {
        if (busy) {
            LockSupport.parkNanos(MOMENT_NANOS);
        } else {
            Thread.yield();
        }
    }

    private R alone(Passenger<T, R> passenger) {
        if (passenger.failure != null) {
            throw passenger.failure;
        }
        return drive.apply(List.of(passenger.item)).getFirst();
    }

    private void driveOnce() {
        List<Passenger<T, R>> aboard = new ArrayList<>();
        for (Passenger<T, R> next = waiting.poll();
                next != null;
                next = aboard.size() < seats ? waiting.poll() : null) {
            aboard.add(next);
        }
        busy = aboard.size() > 1;
        try {
            List<R> results = drive.apply(aboard.stream().map(Passenger::item).toList());
            for (int i = 0; i < aboard.size(); i++) {
                aboard.get(i).result = results.get(i);
            }
        } catch (RuntimeException e) {
            if (aboard.size() == 1) {
                aboard.getFirst().failure = e;
            }
        } finally {
            aboard.forEach(passenger -> passenger.arrived = true);
        }
    }

    /// What it carries is written before `arrived`, which its thread reads first.
    private static final class Passenger<T, R> {
        private final T item;
        private @Nullable R result;
        private @Nullable RuntimeException failure;
        private volatile boolean arrived;

        Passenger(T item) {
            this.item = item;
        }

        T item() {
            return item;
        }
    }
}
