package org.eaddress.infra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the sealing of the journal and the lint take from acceptance: two hubs beside each other, one with both and
/// one with neither, in turn. Whichever has not its turn stands still.
final class JournalBench implements Bench {
    private static final Duration WARM_UP = Duration.ofSeconds(50);
    private static final int TURNS = 5;
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration TURN = Duration.ofSeconds(10);
    private static final double MOST_LOST_PERCENT = 5;

    /// The first seal and the first round of the lint come at the start, when there is nothing to do, the second a
    /// day later.
    private static final String[] NEITHER = {"--hub.journal.every=1d", "--hub.lint.every=1d"};

    /// What a hub accepted in a turn, and what a message cost.
    private record Turn(double perSecond, double hubMs, double databaseMs) {
        double cpuMs() {
            return hubMs + databaseMs;
        }

        static Turn middle(List<Turn> turns) {
            return new Turn(
                    Median.of(turns.stream().map(Turn::perSecond).toList()),
                    Median.of(turns.stream().map(Turn::hubMs).toList()),
                    Median.of(turns.stream().map(Turn::databaseMs).toList()));
        }

        Map<String, Object> json(String what) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("journalAndLint", what);
            json.put("messagesPerSecond", perSecond);
            json.put("hubCpuMs", hubMs);
            json.put("databaseCpuMs", databaseMs);
            return json;
        }
    }

    @Override
    public Map<String, Object> run() throws Exception {
        try (Site with = Site.start();
                Site without = Site.start(NEITHER)) {
            System.out.println("warming up two hubs ...");
            prepare(with);
            prepare(without);
            List<Turn> on = new ArrayList<>();
            List<Turn> off = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                if (turn % 2 == 0) {
                    on.add(turn(with));
                    off.add(turn(without));
                } else {
                    off.add(turn(without));
                    on.add(turn(with));
                }
            }
            return figures(on, off);
        }
    }

    private static void prepare(Site site) throws Exception {
        site.warmUp(WARM_UP);
        site.standStill();
    }

    /// One hub goes on, with whatever it had left to do, while the other stands still.
    private static Turn turn(Site site) throws Exception {
        site.goOn();
        Sending.bulk(site.hub(), Sending.CITIZEN).during(SETTLING);
        Cpu before = site.cpu();
        Load load = Sending.bulk(site.hub(), Sending.CITIZEN).during(TURN);
        Cpu each = site.cpu().since(before).dividedBy(load.count());
        site.standStill();
        return new Turn(load.perSecond(), each.hub(), each.database());
    }

    private static Map<String, Object> figures(List<Turn> on, List<Turn> off) {
        List<Double> lost = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            lost.add(100 * (1 - on.get(turn).perSecond() / off.get(turn).perSecond()));
        }
        Turn with = Turn.middle(on);
        Turn without = Turn.middle(off);
        System.out.println("journal and lint  messages/s  hub CPU ms  db CPU ms");
        print("on", with);
        print("off", without);
        Figures figures = new Figures("journal");
        figures.rows("rows", List.of(with.json("on"), without.json("off")));
        figures.beside(
                "CPU of a message, hub and database: more with them, %",
                "moreCpuPercent", 100 * (with.cpuMs() / without.cpuMs() - 1));
        figures.goal(Goal.atMost("acceptance lost to journal and lint", "%", Median.of(lost), MOST_LOST_PERCENT));
        return figures.json();
    }

    private static void print(String what, Turn turn) {
        System.out.printf("%16s  %10.0f  %10.2f  %9.2f%n", what, turn.perSecond(), turn.hubMs(), turn.databaseMs());
    }
}
