package org.eaddress.infra.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;

/// Messages accepted and registered a second, beside what the machine can do at best.
final class AcceptBench implements Bench {
    private static final List<Integer> SENDERS = List.of(1, 8, 16, 32);
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(12);
    private static final Duration FLOOR = Duration.ofSeconds(5);

    /// One row of the table.
    record Row(
            int senders,
            double messagesPerSecond,
            double floorPerSecond,
            double ratioToFloor,
            double hubCpuMs,
            double databaseCpuMs,
            double clientCpuMs,
            double p50Ms,
            double p99Ms) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("senders", senders);
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
            byte[] document = new byte[Sender.DOCUMENT_BYTES];
            new Random(1).nextBytes(document);
            System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, document, 0, 9);
            Floor floor = Floor.beside(data, document);
            System.out.println("warming up for " + WARM_UP.toSeconds() + " s ...");
            load(hub, document, 16, WARM_UP);
            System.out.println(
                    "senders  messages/s  floor/s  ratio  hub CPU ms  db CPU ms  client CPU ms  p50 ms  p99 ms");
            List<Row> rows = new ArrayList<>();
            for (int senders : SENDERS) {
                Row row = measure(hub, floor, document, senders);
                rows.add(row);
                print(row);
            }
            return json(rows);
        } finally {
            Folders.remove(data);
        }
    }

    private static Row measure(HubProcess hub, Floor floor, byte[] document, int senders) throws Exception {
        double best = floor.measure(senders, FLOOR).perSecond();
        Cpu before = Cpu.now(hub.pid(), hub.data());
        Load load = load(hub, document, senders, MEASURED);
        Cpu used = Cpu.now(hub.pid(), hub.data()).since(before).dividedBy(load.count());
        return new Row(
                senders,
                load.perSecond(),
                best,
                load.perSecond() / best,
                used.hub(),
                used.database(),
                used.client(),
                load.p50Ms(),
                load.p99Ms());
    }

    private static Load load(HubProcess hub, byte[] document, int senders, Duration time) throws Exception {
        String token = Tokens.take(hub.profile("council"));
        return Load.of(senders, time, () -> {
            Sender sender = new Sender(hub.uri(), token, document);
            return new Load.Step() {
                @Override
                public void run() throws Exception {
                    sender.send();
                }

                @Override
                public void close() throws Exception {
                    sender.close();
                }
            };
        });
    }

    private static void print(Row row) {
        System.out.printf(
                "%7d  %10.0f  %7.0f  %5.2f  %10.2f  %9.2f  %13.2f  %6.1f  %6.1f%n",
                row.senders(),
                row.messagesPerSecond(),
                row.floorPerSecond(),
                row.ratioToFloor(),
                row.hubCpuMs(),
                row.databaseCpuMs(),
                row.clientCpuMs(),
                row.p50Ms(),
                row.p99Ms());
    }

    /// The figures at the top are those of 16 senders; every row is there too.
    private static Map<String, Object> json(List<Row> rows) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bench", "accept");
        rows.stream().filter(row -> row.senders() == 16).map(Row::json).forEach(json::putAll);
        json.put("rows", rows.stream().map(Row::json).toList());
        return json;
    }
}
