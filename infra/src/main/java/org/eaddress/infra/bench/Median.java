package org.eaddress.infra.bench;

import java.util.ArrayList;
import java.util.List;

/// The middle one of several rounds, which one disturbed round does not move.
final class Median {
    private Median() {}

    /// One round; what it measured.
    interface Round {
        double measure() throws Exception;
    }

    static double of(int rounds, Round round) throws Exception {
        List<Double> figures = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            figures.add(round.measure());
        }
        return of(figures);
    }

    static double of(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
