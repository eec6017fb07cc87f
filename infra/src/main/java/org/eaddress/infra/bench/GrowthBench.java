package org.eaddress.infra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a message costs from its submission to its confirmation by the recipient's system, at a hub that holds few
/// messages and at one that holds many: two hubs beside each other, in turn.
final class GrowthBench implements Bench {
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final Duration WARM_UP = Duration.ofSeconds(16);
    private static final int ROUNDS = 5;
    private static final int MESSAGES = 1_000;
    private static final double MOST_TIMES = 1.2;

    /// Both hubs are set alike. The audit and the re-reading go on at a rate of their own, whatever comes in, and
    /// would find that what was filled in was never sealed and never stored.
    private static final String[] SETTINGS = {
        "--hub.journal.audit-every=1d",
        "--hub.scrub.enabled=false",
        "--hub.lint.every=500ms",
        "--hub.lint.pieces-per-second=1000000"
    };

    /// A round at one hub, each figure for one message.
    private record Cost(double hubMs, double databaseMs, double acceptP50Ms, double takeP50Ms) {
        double cpuMs() {
            return hubMs + databaseMs;
        }

        static Cost middle(List<Cost> rounds) {
            return new Cost(
                    middle(rounds, Cost::hubMs),
                    middle(rounds, Cost::databaseMs),
                    middle(rounds, Cost::acceptP50Ms),
                    middle(rounds, Cost::takeP50Ms));
        }

        private static double middle(List<Cost> rounds, Function<Cost, Double> figure) {
            return Median.of(rounds.stream().map(figure).toList());
        }

        Map<String, Object> json(int stored) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("stored", stored);
            json.put("hubCpuMs", hubMs);
            json.put("databaseCpuMs", databaseMs);
            json.put("acceptP50Ms", acceptP50Ms);
            json.put("takeP50Ms", takeP50Ms);
            return json;
        }
    }

    @Override
    public Map<String, Object> run() throws Exception {
        try (Site few = Site.start(SETTINGS);
                Site many = Site.start(SETTINGS)) {
            System.out.println("warming up two hubs, and filling them ...");
            prepare(few, FEW);
            prepare(many, MANY);
            return measure(few, many);
        }
    }

    private static void prepare(Site site, int stored) throws Exception {
        site.warmUp(WARM_UP);
        site.settle();
        site.database().awaitLinted();
        StoredMail.fill(site.database(), stored);
    }

    private static Map<String, Object> measure(Site few, Site many) throws Exception {
        List<Cost> atFew = new ArrayList<>();
        List<Cost> atMany = new ArrayList<>();
        cost(few);
        cost(many);
        for (int round = 0; round < ROUNDS; round++) {
            atFew.add(cost(few));
            atMany.add(cost(many));
        }
        Cost small = Cost.middle(atFew);
        Cost large = Cost.middle(atMany);
        System.out.println("   stored  hub CPU ms  db CPU ms  p50 ms accepted  p50 ms taken");
        print(FEW, small);
        print(MANY, large);
        Figures figures = new Figures("growth");
        figures.rows("rows", List.of(small.json(FEW), large.json(MANY)));
        figures.goal(Goal.atMost("CPU of a message, many to few", "times", large.cpuMs() / small.cpuMs(), MOST_TIMES));
        figures.goal(Goal.atMost(
                "p50 until accepted, many to few", "times", large.acceptP50Ms() / small.acceptP50Ms(), MOST_TIMES));
        figures.goal(Goal.atMost(
                "p50 of fetch and confirm, many to few", "times", large.takeP50Ms() / small.takeP50Ms(), MOST_TIMES));
        return figures.json();
    }

    private static Cost cost(Site site) throws Exception {
        Cpu before = site.cpu();
        Load sent = Sending.bulk(site.hub(), Sending.COMPANY).messages(MESSAGES);
        site.database().awaitConsigned();
        Load taken = new Fetching(site.hub(), Sending.SENDERS).messages(MESSAGES);
        site.settle();
        site.database().awaitLinted();
        Cpu used = site.cpu().since(before).dividedBy(MESSAGES);
        return new Cost(used.hub(), used.database(), sent.p50Ms(), taken.p50Ms());
    }

    private static void print(int stored, Cost cost) {
        System.out.printf(
                "%9d  %10.2f  %9.2f  %15.1f  %12.1f%n",
                stored, cost.hubMs(), cost.databaseMs(), cost.acceptP50Ms(), cost.takeP50Ms());
    }
}
