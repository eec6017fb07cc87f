package org.eaddress.infra.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What came of a run.
///
/// @param mishaps how often each happened
/// @param ownEnds how often each process ended by itself and was started again
/// @param messages how many are registered
record Report(
        long seed,
        long seconds,
        int kills,
        Map<String, Integer> mishaps,
        Map<String, Integer> ownEnds,
        long messages,
        long deliveries,
        List<Law> laws) {

    boolean holds() {
        return laws.stream().allMatch(Law::holds);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%d kills in %d s: %s".formatted(kills, seconds, counts(mishaps)));
        if (!ownEnds.isEmpty()) {
            lines.add("ended by themselves and were started again: " + counts(ownEnds));
        }
        lines.add("%d messages registered, %d deliveries".formatted(messages, deliveries));
        laws.forEach(law -> lines.add(law.line()));
        lines.add(holds() ? "Every law holds." : "A law is broken; run it again with --seed " + seed);
        return lines;
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /// One object, for scripts.
    String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("holds", holds());
        json.put("seed", seed);
        json.put("seconds", seconds);
        json.put("kills", kills);
        json.put("mishaps", mishaps);
        json.put("ownEnds", ownEnds);
        json.put("messages", messages);
        json.put("deliveries", deliveries);
        json.put(
                "laws",
                laws.stream()
                        .map(law -> Map.of(
                                "law", law.words(),
                                "checked", law.checked(),
                                "broken", law.broken().size()))
                        .toList());
        return JsonMapper.shared().writeValueAsString(json);
    }
}
