package org.eaddress.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Those who come while a statement runs share the next one; each gets its own result and nobody another's trouble.
class ConvoyTest {
    private final List<List<String>> statements = new ArrayList<>();
    private final CountDownLatch othersWait = new CountDownLatch(1);

    @Test
    void whoComesAloneGoesAlone() {
        Convoy<String, String> convoy = new Convoy<>(10, this::run);
        othersWait.countDown();

        assertThat(convoy.ride("a")).isEqualTo("did a");
        assertThat(convoy.ride("b")).isEqualTo("did b");

        assertThat(statements).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void whoComesWhileAStatementRunsSharesTheNextOne() throws Exception {
        List<CompletableFuture<String>> rides = rideTogether(new Convoy<>(10, this::run), "a", "b", "c");

        assertThat(rides.get(0).get()).isEqualTo("did a");
        assertThat(rides.get(1).get()).isEqualTo("did b");
        assertThat(rides.get(2).get()).isEqualTo("did c");
        assertThat(statements).hasSize(2);
    }

    @Test
    void noStatementTakesMoreThanItsSeats() throws Exception {
        List<CompletableFuture<String>> rides = rideTogether(new Convoy<>(2, this::run), "a", "b", "c", "d");

        for (CompletableFuture<String> ride : rides) {
            ride.get();
        }
        assertThat(statements).allSatisfy(items -> assertThat(items).hasSizeLessThanOrEqualTo(2));
        assertThat(statements).hasSize(3);
    }

    @Test
    void onlyTheOneThatFailsFails() throws Exception {
        List<CompletableFuture<String>> rides = rideTogether(new Convoy<>(10, this::run), "a", "bad", "c");

        assertThat(rides.get(0).get()).isEqualTo("did a");
        assertThat(rides.get(2).get()).isEqualTo("did c");
        assertThatThrownBy(() -> rides.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("bad");
    }

    /// The first goes at once; the others come while its statement runs.
    private List<CompletableFuture<String>> rideTogether(Convoy<String, String> convoy, String... items) {
        List<CompletableFuture<String>> rides = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (String item : items) {
            CompletableFuture<String> ride = new CompletableFuture<>();
            rides.add(ride);
            threads.add(Thread.ofPlatform().start(() -> complete(ride, convoy::ride, item)));
            while (threads.getLast().getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        othersWait.countDown();
        return rides;
    }

    private static void complete(CompletableFuture<String> ride, Function<String, String> act, String item) {
        try {
            ride.complete(act.apply(item));
        } catch (RuntimeException e) {
            ride.completeExceptionally(e);
        }
    }

    private List<String> run(List<String> items) {
        try {
            othersWait.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        synchronized (statements) {
            statements.add(items);
        }
        if (items.contains("bad")) {
            throw new IllegalArgumentException("bad");
        }
        return items.stream().map(item -> "did " + item).toList();
    }
}
