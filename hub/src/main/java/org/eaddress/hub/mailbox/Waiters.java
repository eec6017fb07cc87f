package org.eaddress.hub.mailbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eaddress.hub.directory.EAddress;

/// Who waits for mail in this process, so many at most in all and for one e-address.
final class Waiters {
    private final Map<EAddress, Set<Waiter>> waiting = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final int ofOne;

    /// One of them: it wants what comes after this entry.
    record Waiter(EAddress owner, UUID after, CompletableFuture<Void> arrival) {}

    Waiters(int most, int ofOne) {
        this.places = new Semaphore(most);
        this.ofOne = ofOne;
    }

    /// Empty when no place is free. However the arrival is completed, its place is free again.
    Optional<CompletableFuture<Void>> add(EAddress owner, UUID after) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Waiter waiter = new Waiter(owner, after, new CompletableFuture<>());
        if (!enter(waiter)) {
            places.release();
            return Optional.empty();
        }
        waiter.arrival().whenComplete((_, _) -> leave(waiter));
        return Optional.of(waiter.arrival());
    }

    void wake(EAddress owner) {
        waiting.getOrDefault(owner, Set.of()).forEach(waiter -> waiter.arrival().complete(null));
    }

    void wakeAll() {
        all().forEach(waiter -> waiter.arrival().complete(null));
    }

    List<Waiter> all() {
        return waiting.values().stream().flatMap(Set::stream).toList();
    }

    private boolean enter(Waiter waiter) {
        boolean[] entered = {false};
        waiting.compute(waiter.owner(), (_, known) -> {
            Set<Waiter> own = known == null ? ConcurrentHashMap.newKeySet() : known;
            entered[0] = own.size() < ofOne && own.add(waiter);
            return own;
        });
        return entered[0];
    }

    private void leave(Waiter waiter) {
        waiting.computeIfPresent(waiter.owner(), (_, own) -> {
            own.remove(waiter);
            return own.isEmpty() ? null : own;
        });
        places.release();
    }
}
