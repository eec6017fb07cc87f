package org.eaddress.infra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether a recipient's system fetches and confirms as fast as the hub accepts: the first part of the delivery
/// bench, alone.
final class FetchingBench implements Bench {
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration SENDING = Duration.ofSeconds(6);
    private static final int TURNS = 3;

    /// What was accepted and registered in a turn, and then taken: fetched and confirmed.
    private record Turn(double acceptedPerSecond, double takenPerSecond, double takenP50Ms) {
        double ratio() {
            return takenPerSecond / acceptedPerSecond;
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("acceptedPerSecond", acceptedPerSecond);
            json.put("takenPerSecond", takenPerSecond);
            json.put("takenP50Ms", takenP50Ms);
            return json;
        }
    }

    @Override
    public Map<String, Object> run() throws Exception {
        Figures figures = new Figures("fetching");
        try (Site site = Site.start()) {
            warmUp(site);
            measure(site, figures);
        }
        return figures.json();
    }

    static void warmUp(Site site) throws Exception {
        System.out.println("warming up for about " + WARM_UP.multipliedBy(2).toSeconds() + " s ...");
        site.warmUp(WARM_UP);
        site.settle();
    }

    static void measure(Site site, Figures figures) throws Exception {
        System.out.println("accepted/s  taken/s  ratio  p50 ms of one taken");
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            Load accepted = Sending.bulk(site.hub(), Sending.COMPANY).during(SENDING);
            site.database().awaitConsigned();
            Load taken = new Fetching(site.hub(), Sending.SENDERS).messages(accepted.count());
            Turn turn = new Turn(accepted.perSecond(), taken.perSecond(), taken.p50Ms());
            turns.add(turn);
            System.out.printf(
                    "%10.0f  %7.0f  %5.2f  %19.1f%n",
                    turn.acceptedPerSecond(), turn.takenPerSecond(), turn.ratio(), turn.takenP50Ms());
        }
        figures.rows("fetching", turns.stream().map(Turn::json).toList());
        figures.goal(Goal.atLeast(
                "fetched and confirmed to accepted, a second",
                "ratio",
                Median.of(turns.stream().map(Turn::ratio).toList()),
                1));
    }
}
