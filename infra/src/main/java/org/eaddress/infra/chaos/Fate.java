package org.eaddress.infra.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eaddress.infra.Folders;

/// What happens to the world, in an order that the seed decides.
final class Fate {
    private static final Duration DOWN_AT_MOST = Duration.ofSeconds(3);
    private static final int SHORTEST_PAUSE_MILLIS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 2500;
    private static final int SPARED_OF = 4;
    private static final int SHORTEST_FULL_MILLIS = 1000;
    private static final int LONGEST_FULL_MILLIS = 5000;

    private final World world;
    private final Random random;
    private final Map<Mishap, Integer> happened = new EnumMap<>(Mishap.class);

    Fate(World world, long seed) {
        this.world = world;
        this.random = new Random(seed);
    }

    /// How often each happened, in words. What would have struck a process that was down just then did not.
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        happened.forEach((mishap, times) -> counts.put(mishap.words(), times));
        return counts;
    }

    int kills() {
        return happened.entrySet().stream()
                .filter(entry -> entry.getKey().isKill())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// How long it is quiet before the next.
    Duration pause() {
        return Duration.ofMillis(random.nextLong(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
    }

    void strike() throws IOException {
        Mishap mishap = Mishap.any(random);
        Random own = new Random(random.nextLong()); // what it draws does not change what comes after
        if (strike(mishap, own)) {
            happened.merge(mishap, 1, Integer::sum);
        }
    }

    private boolean strike(Mishap mishap, Random own) throws IOException {
        Backing backing = world.backing();
        return switch (mishap) {
            case KILL_HUB -> killHub(own);
            case KILL_SDK -> kill(world.system(any(List.of(Party.values()), own)), own);
            case KILL_BROKER -> kill(backing.broker(), own);
            case EMPTY_BROKER -> kill(backing.broker(), own) && empty(backing.brokerFolder());
            case KILL_DATABASE -> kill(backing.database(), own);
            case KILL_STORE ->
                backing.frontEnd().isPresent() && kill(backing.frontEnd().get(), own);
            case CUT_CONNECTIONS -> any(world.gates(), own).cut(own) > 0;
            case FILL_LEDGERS -> world.ledgers().fillFor(full(own));
            case FILL_DATABASE -> backing.disk().fillFor(full(own));
        };
    }

    /// One that is still starting is mostly spared: on a busy machine none would ever come up.
    private boolean killHub(Random own) {
        Part hub = any(world.hubs(), own);
        return (own.nextInt(SPARED_OF) == 0 || world.listens(hub)) && kill(hub, own);
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static boolean kill(Part part, Random random) {
        boolean lives = part.isAlive();
        if (lives) {
            part.kill(Duration.ofMillis(random.nextLong(DOWN_AT_MOST.toMillis())));
        }
        return lives;
    }

    private static Duration full(Random random) {
        return Duration.ofMillis(random.nextLong(SHORTEST_FULL_MILLIS, LONGEST_FULL_MILLIS));
    }

    private static boolean empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Folders.remove(folder);
        }
        return true;
    }
}
