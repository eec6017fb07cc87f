package org.eaddress.hub.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/// What is counted in memory until it is written down, so that no call waits for that; at most so many things.
final class Tally<K, V> {
    private static final int MOST = 100_000;

    private final Map<K, V> counted = new ConcurrentHashMap<>();
    private final BinaryOperator<V> sum;

    Tally(BinaryOperator<V> sum) {
        this.sum = sum;
    }

    void add(K key, V value) {
        if (counted.size() < MOST) {
            counted.merge(key, value, sum);
        }
    }

    /// What cannot be written is counted again, and what the writer threw is thrown.
    void writeDown(BiConsumer<K, V> writer) {
        for (K key : counted.keySet()) {
            V value = counted.remove(key);
            if (value != null) {
                try {
                    writer.accept(key, value);
                } catch (RuntimeException e) {
                    counted.merge(key, value, sum);
                    throw e;
                }
            }
        }
    }
}
