package org.eaddress.infra.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eaddress.infra.Folders;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;
import org.eaddress.infra.Scripts;

/// What it costs to issue, seal, prove and verify evidence, each beside its goal.
final class EvidenceBench implements Bench {
    private static final double VERIFY_MILLIS = 300;
    private static final double PROOF_SECONDS = 1;
    private static final int COLD_ROUNDS = 15;
    private static final int PROOF_ROUNDS = 15;

    private final Figures figures = new Figures("evidence");

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
        return figures.json();
    }

    private Letter sendAndProve(Path data) throws Exception {
        try (HubProcess hub = HubProcess.start(data, FreePort.find())) {
            Letter letter = Letter.send(hub);
            double first = seconds(letter);
            figures.goal(
                    Goal.atMost("a proof file", "s", Median.of(PROOF_ROUNDS, () -> seconds(letter)), PROOF_SECONDS));
            figures.beside("the first proof file after the start, s", "firstProofSeconds", first);
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
        String command = Scripts.find("eaddress").toString();
        List<String> verify = List.of(
                command,
                "verify",
                letter.receipt().toString(),
                letter.document().toString(),
                "--trust",
                letter.trust().toString());
        Command.millis(verify); // builds what is missing
        double cold = Median.of(COLD_ROUNDS, () -> Command.millis(verify));
        figures.goal(Goal.atMost("eaddress verify from cold", "ms", cold, VERIFY_MILLIS));
        String java = ProcessHandle.current().info().command().orElse("java");
        double empty = Median.of(COLD_ROUNDS, () -> Command.millis(List.of(java, "-version")));
        figures.beside("a JVM that does nothing, ms", "emptyJvmMillis", empty);
    }

    private void measureInside(HubHere hub) throws Exception {
        figures.goal(Verifying.goal(hub));
        JournalSealing sealing = JournalSealing.of(hub);
        figures.goal(sealing.goal());
        List<Issuing> issuing = Issuing.all(hub);
        issuing.forEach(each -> figures.goal(each.goal()));
        figures.beside(
                "CPU of the hub for a piece: issuing, us",
                "issueMicros",
                issuing.getFirst().issueMicros());
        figures.beside(
                "  one bare signature, us",
                "bareSignatureMicros",
                issuing.getFirst().bareMicros());
        figures.beside("  journal, us", "journalMicros", micros(sealing.hubSeconds()));
        figures.beside("  lint, us", "lintMicros", micros(sealing.lintSeconds()));
        figures.beside("  journal, of its database, us", "journalDatabaseMicros", micros(sealing.databaseSeconds()));
    }

    private static double micros(double secondsOfAll) {
        return secondsOfAll * 1e6 / JournalSealing.PIECES;
    }
}
