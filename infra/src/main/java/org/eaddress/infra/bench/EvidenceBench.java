package org.eaddress.infra.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eaddress.infra.Folders;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;

/// What it costs to issue, seal, prove and verify evidence, each beside its goal.
final class EvidenceBench implements Bench {
    private static final double VERIFY_MILLIS = 300;
    private static final double PROOF_SECONDS = 1;
    private static final int COLD_ROUNDS = 15;
    private static final int PROOF_ROUNDS = 15;

    private final List<Goal> goals = new ArrayList<>();
    private final Map<String, Object> besides = new LinkedHashMap<>();

    @Override
    public Map<String, Object> run() throws Exception {
        Path data = HubProcess.freshFolder();
        try {
            verifyCold(sendAndProve(data));
            try (HubHere hub = HubHere.start(data, JournalSealing.PIECES)) {
                measureInside(hub);
            }
        } finally {
            Folders.remove(data);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bench", "evidence");
        json.put("goals", goals.stream().map(Goal::json).toList());
        json.putAll(besides);
        return json;
    }

    private Letter sendAndProve(Path data) throws Exception {
        try (HubProcess hub = HubProcess.start(data, FreePort.find())) {
            Letter letter = Letter.send(hub);
            double first = seconds(letter);
            goal(Goal.atMost("a proof file", "s", Median.of(PROOF_ROUNDS, () -> seconds(letter)), PROOF_SECONDS));
            beside("the first proof file after the start, s", "firstProofSeconds", first);
            return letter;
        }
    }

    private static double seconds(Letter letter) throws Exception {
        long before = System.nanoTime();
        letter.proof();
        return (System.nanoTime() - before) / 1e9;
    }

    /// The command as a process of its own, while no hub runs.
    private void verifyCold(Letter letter) throws Exception {
        String command = Path.of(System.getProperty("infra"), "eaddress").toString();
        List<String> verify = List.of(
                command,
                "verify",
                letter.receipt().toString(),
                letter.document().toString(),
                "--trust",
                letter.trust().toString());
        Command.millis(verify); // builds what is missing
        double cold = Median.of(COLD_ROUNDS, () -> Command.millis(verify));
        goal(Goal.atMost("eaddress verify from cold", "ms", cold, VERIFY_MILLIS));
        String java = ProcessHandle.current().info().command().orElse("java");
        double empty = Median.of(COLD_ROUNDS, () -> Command.millis(List.of(java, "-version")));
        beside("a JVM that does nothing, ms", "emptyJvmMillis", empty);
    }

    private void measureInside(HubHere hub) throws Exception {
        goal(Verifying.goal(hub));
        JournalSealing sealing = JournalSealing.of(hub);
        goal(sealing.goal());
        List<Issuing> issuing = Issuing.all(hub);
        issuing.forEach(each -> goal(each.goal()));
        beside(
                "CPU of the hub for a piece: issuing, us",
                "issueMicros",
                issuing.getFirst().issueMicros());
        beside(
                "  one bare signature, us",
                "bareSignatureMicros",
                issuing.getFirst().bareMicros());
        beside("  journal, us", "journalMicros", micros(sealing.hubSeconds()));
        beside("  lint, us", "lintMicros", micros(sealing.lintSeconds()));
        beside("  journal, of its database, us", "journalDatabaseMicros", micros(sealing.databaseSeconds()));
    }

    private static double micros(double secondsOfAll) {
        return secondsOfAll * 1e6 / JournalSealing.PIECES;
    }

    private void goal(Goal goal) {
        goals.add(goal);
        goal.print();
    }

    private void beside(String words, String name, double figure) {
        besides.put(name, figure);
        System.out.printf("%-52s %8.2f%n", words, figure);
    }
}
