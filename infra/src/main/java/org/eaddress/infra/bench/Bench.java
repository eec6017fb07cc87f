package org.eaddress.infra.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// One bench; `infra/bench NAME [--json]` runs it.
interface Bench {
    Map<String, Bench> ALL = new TreeMap<>(Map.of(
            "accept",
            new AcceptBench(),
            "delivery",
            new DeliveryBench(),
            "evidence",
            new EvidenceBench(),
            "fetching",
            new FetchingBench(),
            "growth",
            new GrowthBench(),
            "journal",
            new JournalBench(),
            "large",
            new LargeBench(),
            "start",
            new StartBench()));

    /// Prints as it goes, and gives the figures for scripts.
    Map<String, Object> run() throws Exception;

    static void main(String[] args) throws Exception {
        List<String> arguments = List.of(args);
        Bench bench = arguments.isEmpty() ? null : ALL.get(arguments.getFirst());
        if (bench == null) {
            System.err.println("usage: infra/bench NAME [--json]; the names are " + String.join(", ", ALL.keySet()));
            System.exit(2);
        } else {
            Map<String, Object> figures = bench.run();
            if (arguments.contains("--json")) {
                System.out.println(JsonMapper.shared().writeValueAsString(figures));
            }
        }
    }
}
