package org.eaddress.infra.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.eaddress.infra.HubProcess;

/// Whether consignment keeps up with senders that send as fast as they can, and whether it waits for notices.
final class Consignment {
    private static final int WINDOWS = 4;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int TURNS = 3;
    private static final Duration TURN = Duration.ofSeconds(6);
    private static final long LOOK_NANOS = 50_000_000;
    private static final double MOST_GROWTH_PERCENT = 1;
    private static final double MOST_TIMES_MEDIAN = 1.25;
    private static final double MOST_TIMES_P99 = 1.5;

    private final HubProcess hub;
    private final HubDatabase database;
    private final Figures figures;

    Consignment(HubProcess hub, HubDatabase database, Figures figures) {
        this.hub = hub;
        this.database = database;
        this.figures = figures;
    }

    /// A part of the time in which senders send: how many messages they registered a second, and how many waited
    /// for their consignment, as the middle of all looks and at most.
    record Window(double registeredPerSecond, double waiting, double mostWaiting) {
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("registeredPerSecond", registeredPerSecond);
            json.put("waiting", waiting);
            json.put("mostWaiting", mostWaiting);
            return json;
        }
    }

    /// One turn: from registration to consignment.
    record Turn(double sentPerSecond, double noticesPerSecond, double p50Ms, double p99Ms) {}

    void measure() throws Exception {
        keepsUp();
        waitsForNoNotice();
    }

    private void keepsUp() throws Exception {
        List<Window> windows = windows();
        System.out.println("window  registered/s  waiting, median  waiting, most");
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            System.out.printf(
                    "%6d  %12.0f  %15.0f  %13.0f%n",
                    i + 1, window.registeredPerSecond(), window.waiting(), window.mostWaiting());
        }
        double grown = windows.getLast().waiting() - windows.getFirst().waiting();
        double registered = windows.stream()
                .skip(1)
                .mapToDouble(window -> window.registeredPerSecond() * WINDOW.toSeconds())
                .sum();
        figures.rows("windows", windows.stream().map(Window::json).toList());
        figures.goal(Goal.atMost(
                "growth of what waits for consignment",
                "% of registered",
                100 * grown / registered,
                MOST_GROWTH_PERCENT));
    }

    private List<Window> windows() throws Exception {
        List<Window> windows = new ArrayList<>();
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            Future<Load> sending =
                    aside.submit(() -> Sending.bulk(hub, Sending.CITIZEN).during(WINDOW.multipliedBy(WINDOWS)));
            for (int i = 0; i < WINDOWS; i++) {
                windows.add(window());
            }
            sending.get();
        }
        database.awaitConsigned();
        return windows;
    }

    private Window window() throws SQLException {
        List<Double> waiting = new ArrayList<>();
        double before = registered();
        long start = System.nanoTime();
        while (System.nanoTime() - start < WINDOW.toNanos()) {
            waiting.add(database.waiting());
            LockSupport.parkNanos(LOOK_NANOS);
        }
        double perSecond = (registered() - before) * 1e9 / (System.nanoTime() - start);
        return new Window(
                perSecond,
                Median.of(waiting),
                waiting.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    /// All that ever were; each had a row in the outbox.
    private double registered() throws SQLException {
        return database.number("select last_value from outbox_outbox_id_seq");
    }

    private void waitsForNoNotice() throws Exception {
        Crowd crowd = Crowd.make(database);
        List<Turn> without = new ArrayList<>();
        List<Turn> with = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            without.add(turn(crowd));
            crowd.letGo();
            with.add(turn(crowd));
            crowd.holdBack();
        }
        System.out.println("notices due  sent/s  notices/s  p50 ms  p99 ms (from registration to consignment)");
        Turn quiet = print("none", without);
        Turn crowded = print("%.0f".formatted((double) crowd.size()), with);
        figures.beside("notices given a second meanwhile", "noticesPerSecond", crowded.noticesPerSecond());
        figures.goal(Goal.atMost(
                "p50 until consigned, with a crowd of notices",
                "times",
                crowded.p50Ms() / quiet.p50Ms(),
                MOST_TIMES_MEDIAN));
        figures.goal(Goal.atMost(
                "p99 until consigned, with a crowd of notices",
                "times",
                crowded.p99Ms() / quiet.p99Ms(),
                MOST_TIMES_P99));
    }

    private Turn turn(Crowd crowd) throws Exception {
        String since = database.word("select clock_timestamp()");
        double given = crowd.given();
        Load sent = Sending.bulk(hub, Sending.CITIZEN).during(TURN);
        double notices = crowd.given() - given;
        database.awaitConsigned();
        double[] millis = database.numbers("""
                select percentile_cont(0.5) within group (order by ms), percentile_cont(0.99) within group (order by ms)
                from (select 1000 * extract(epoch from consigned_at - sent_at) as ms
                      from mailbox_entry where e_address = '%s' and consigned_at >= '%s') taken""".formatted(Sending.CITIZEN, since), 2);
        return new Turn(sent.perSecond(), notices * 1e9 / sent.took().toNanos(), millis[0], millis[1]);
    }

    /// Its middle figures.
    private Turn print(String due, List<Turn> turns) {
        Turn middle = new Turn(
                Median.of(turns.stream().map(Turn::sentPerSecond).toList()),
                Median.of(turns.stream().map(Turn::noticesPerSecond).toList()),
                Median.of(turns.stream().map(Turn::p50Ms).toList()),
                Median.of(turns.stream().map(Turn::p99Ms).toList()));
        System.out.printf(
                "%11s  %6.0f  %9.0f  %6.1f  %6.1f%n",
                due, middle.sentPerSecond(), middle.noticesPerSecond(), middle.p50Ms(), middle.p99Ms());
        return middle;
    }
}
