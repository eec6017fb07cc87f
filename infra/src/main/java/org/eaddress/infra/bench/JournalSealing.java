package org.eaddress.infra.bench;

import java.util.ArrayList;
import java.util.List;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.journal.JournalSeal;

/// What one seal of the journal over 10,000 pieces costs, with its one time-stamp by the demo's own authority; and
/// what the lint of the same pieces costs after it. CPU seconds of the hub and of its database server.
record JournalSealing(double hubSeconds, double databaseSeconds, double lintSeconds) {
    static final int PIECES = 10_000;

    private static final double LIMIT_SECONDS = 2;
    private static final int ROUNDS = 5;
    private static final double MILLIS_A_SECOND = 1e3;

    static JournalSealing of(HubHere hub) throws Exception {
        List<Double> hubs = new ArrayList<>();
        List<Double> databases = new ArrayList<>();
        List<Double> lints = new ArrayList<>();
        long last = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Evidence> pieces = hub.issue(PIECES);
            hub.keep(pieces);
            Cpu before = Cpu.now(ProcessHandle.current().pid(), hub.data());
            JournalSeal.Summary seal = hub.awaitSeal(last, PIECES);
            Cpu used = Cpu.now(ProcessHandle.current().pid(), hub.data()).since(before);
            hubs.add(used.hub() / MILLIS_A_SECOND);
            databases.add(used.database() / MILLIS_A_SECOND);
            lints.add(ThreadCpu.micros(() -> hub.doNow("LintPatrol.patrol")) / 1e6);
            last = seal.number();
        }
        return new JournalSealing(Median.of(hubs), Median.of(databases), Median.of(lints));
    }

    Goal goal() {
        return Goal.atMost(
                "sealing 10,000 pieces with one time-stamp", "CPU s", hubSeconds + databaseSeconds, LIMIT_SECONDS);
    }
}
