package org.eaddress.infra.chaos;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// What may happen to the world, and how often of a hundred.
enum Mishap {
    KILL_HUB(28),
    KILL_SDK(24),
    KILL_BROKER(10),
    EMPTY_BROKER(6),
    KILL_DATABASE(10),
    KILL_STORE(8),
    CUT_CONNECTIONS(9),
    FILL_LEDGERS(3),
    FILL_DATABASE(2);

    private static final int OF =
            Stream.of(values()).mapToInt(mishap -> mishap.weight).sum();

    private final int weight;

    Mishap(int weight) {
        this.weight = weight;
    }

    static Mishap any(Random random) {
        int left = random.nextInt(OF);
        for (Mishap mishap : values()) {
            left -= mishap.weight;
            if (left < 0) {
                return mishap;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }

    /// Whether a process ends by it.
    boolean isKill() {
        return switch (this) {
            case KILL_HUB, KILL_SDK, KILL_BROKER, EMPTY_BROKER, KILL_DATABASE, KILL_STORE -> true;
            case CUT_CONNECTIONS, FILL_LEDGERS, FILL_DATABASE -> false;
        };
    }

    /// Such as `kill hub`.
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
