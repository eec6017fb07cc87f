package org.eaddress.infra.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a bench found, printed as it comes: goals, and figures beside them.
final class Figures {
    private final String bench;
    private final List<Goal> goals = new ArrayList<>();
    private final Map<String, Object> besides = new LinkedHashMap<>();

    Figures(String bench) {
        this.bench = bench;
    }

    void goal(Goal goal) {
        goals.add(goal);
        goal.print();
    }

    void beside(String words, String name, double figure) {
        besides.put(name, figure);
        System.out.printf("%-60s %8.2f%n", words, figure);
    }

    /// The rows of a table that was printed before.
    void rows(String name, List<Map<String, Object>> rows) {
        besides.put(name, rows);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bench", bench);
        json.put("goals", goals.stream().map(Goal::json).toList());
        json.putAll(besides);
        return json;
    }
}
