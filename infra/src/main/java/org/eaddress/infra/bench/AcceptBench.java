package org.eaddress.infra.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eaddress.infra.Folders;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;

/// Messages accepted and registered a second, beside what the machine can do at best. Floor and hub take turns, and
/// the middle one of several turns counts: a shared machine is not as fast at every moment.
final class AcceptBench implements Bench {
    private static final List<Mode> MODES = List.of(
            new Mode(1, 1), new Mode(8, 1), new Mode(16, 1), new Mode(32, 1), new Mode(16, 20), new Mode(32, 20));
    private static final Mode BULK = new Mode(32, 20);
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final int TURNS = 3;
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final Duration FLOOR = Duration.ofSeconds(3);

    /// How many senders, and how many receipts each registers in one call.
    record Mode(int senders, int together) {}

    /// One row of the table.
    record Row(
            int senders,
            int registeredTogether,
            double messagesPerSecond,
            double floorPerSecond,
            double ratioToFloor,
            double hubCpuMs,
            double databaseCpuMs,
            double clientCpuMs,
            double p50Ms,
            double p99Ms) {

        /// Each figure the middle one of these turns.
        static Row middle(List<Row> turns) {
            Row first = turns.getFirst();
            return new Row(
                    first.senders,
                    first.registeredTogether,
                    middle(turns, Row::messagesPerSecond),
                    middle(turns, Row::floorPerSecond),
                    middle(turns, Row::ratioToFloor),
                    middle(turns, Row::hubCpuMs),
                    middle(turns, Row::databaseCpuMs),
                    middle(turns, Row::clientCpuMs),
                    middle(turns, Row::p50Ms),
                    middle(turns, Row::p99Ms));
        }

        private static double middle(List<Row> turns, Function<Row, Double> figure) {
            return Median.of(turns.stream().map(figure).toList());
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("senders", senders);
            json.put("registeredTogether", registeredTogether);
            json.put("messagesPerSecond", messagesPerSecond);
            json.put("floorPerSecond", floorPerSecond);
            json.put("ratioToFloor", ratioToFloor);
            json.put("hubCpuMs", hubCpuMs);
            json.put("databaseCpuMs", databaseCpuMs);
            json.put("clientCpuMs", clientCpuMs);
            json.put("p50Ms", p50Ms);
            json.put("p99Ms", p99Ms);
            return json;
        }
    }

    @Override
    public Map<String, Object> run() throws Exception {
        Path data = HubProcess.freshFolder();
        try (HubProcess hub = HubProcess.start(data, FreePort.find())) {
            byte[] document = Sending.document(Sender.DOCUMENT_BYTES);
            Floor floor = Floor.beside(data, document);
            System.out.println("warming up for " + WARM_UP.toSeconds() + " s ...");
            load(hub, document, new Mode(16, 1), WARM_UP.dividedBy(2));
            load(hub, document, BULK, WARM_UP.dividedBy(2));
            floor.measure(BULK.senders(), FLOOR);
            System.out.println(
                    "senders  together  messages/s  floor/s  ratio  hub CPU ms  db CPU ms  client CPU ms  p50 ms  p99 ms");
            List<Row> rows = new ArrayList<>();
            for (Mode mode : MODES) {
                List<Row> turns = new ArrayList<>();
                for (int turn = 0; turn < TURNS; turn++) {
                    turns.add(measure(hub, floor, document, mode));
                }
                Row row = Row.middle(turns);
                rows.add(row);
                print(row);
            }
            return json(rows);
        } finally {
            Folders.remove(data);
        }
    }

    private static Row measure(HubProcess hub, Floor floor, byte[] document, Mode mode) throws Exception {
        double best = floor.measure(mode.senders(), FLOOR).perSecond();
        Cpu before = Cpu.now(hub.pid(), hub.data());
        Load load = load(hub, document, mode, MEASURED);
        Cpu used = Cpu.now(hub.pid(), hub.data()).since(before).dividedBy(load.count());
        return new Row(
                mode.senders(),
                mode.together(),
                load.perSecond(),
                best,
                load.perSecond() / best,
                used.hub(),
                used.database(),
                used.client(),
                load.p50Ms(),
                load.p99Ms());
    }

    private static Load load(HubProcess hub, byte[] document, Mode mode, Duration time) throws Exception {
        return new Sending(hub, document, () -> Sending.CITIZEN, mode.senders(), mode.together()).during(time);
    }

    private static void print(Row row) {
        System.out.printf(
                "%7d  %8d  %10.0f  %7.0f  %5.2f  %10.2f  %9.2f  %13.2f  %6.1f  %6.1f%n",
                row.senders(),
                row.registeredTogether(),
                row.messagesPerSecond(),
                row.floorPerSecond(),
                row.ratioToFloor(),
                row.hubCpuMs(),
                row.databaseCpuMs(),
                row.clientCpuMs(),
                row.p50Ms(),
                row.p99Ms());
    }

    /// The figures at the top are those of 32 bulk senders; every row is there too.
    private static Map<String, Object> json(List<Row> rows) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bench", "accept");
        rows.stream()
                .filter(row -> new Mode(row.senders(), row.registeredTogether()).equals(BULK))
                .map(Row::json)
                .forEach(json::putAll);
        json.put("rows", rows.stream().map(Row::json).toList());
        return json;
    }
}
