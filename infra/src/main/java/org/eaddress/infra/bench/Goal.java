package org.eaddress.infra.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// One figure beside what it should be; `atLeast` when more is better.
record Goal(String name, String unit, double figure, double goal, boolean atLeast) {

    static Goal atMost(String name, String unit, double figure, double goal) {
        return new Goal(name, unit, figure, goal, false);
    }

    static Goal atLeast(String name, String unit, double figure, double goal) {
        return new Goal(name, unit, figure, goal, true);
    }

    boolean isReached() {
        return atLeast ? figure >= goal : figure <= goal;
    }

    void print() {
        System.out.printf(
                "%-52s %8s  %8s  %s%n",
                name + ", " + unit,
                number(figure),
                (atLeast ? ">= " : "<= ") + number(goal),
                isReached() ? "reached" : "NOT reached");
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("unit", unit);
        json.put("figure", figure);
        json.put(atLeast ? "atLeast" : "atMost", goal);
        json.put("reached", isReached());
        return json;
    }

    private static String number(double value) {
        return (value < 100 ? "%.2f" : "%.0f").formatted(value);
    }
}
