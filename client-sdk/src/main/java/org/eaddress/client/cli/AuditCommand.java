package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.proof.AbsenceCheck;
import org.eaddress.client.proof.AbsenceCheck.Checked;
import org.eaddress.client.proof.JournalCheck;
import org.eaddress.client.proof.JournalCheck.Seen;
import org.eaddress.client.proof.JournalFinding;
import org.eaddress.client.proof.MalformedEvidence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit",
        description = "Checks the whole journal of the hub, that the receipts of the ledger and the given evidence are "
                + "in it, and that they contradict no statement of absence among them.")
final class AuditCommand extends Subcommand {
    @Parameters(paramLabel = "EVIDENCE", arity = "0..*", description = "More evidence that must be in the journal.")
    List<Path> evidence = List.of();

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Remembers the newest seal, so that the next audit names a rewritten or shortened journal.")
    @Nullable
    Path state;

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "The certificates above the time-stamps; besides those of the profile.")
    @Nullable
    Path trust;

    @Override
    int run(EAddressClient client, Terminal terminal) throws IOException {
        var anchors = EAddress.of(command()).profile(command()).credentials().anchors();
        var remembered = state == null ? null : new AuditState(state);
        var check = new JournalCheck(
                trust == null ? anchors : anchors.and(Profile.anchors(trust)),
                remembered == null ? null : remembered.read());
        var absences = new AbsenceCheck();
        client.receipts().forEach(receipt -> expect(check, absences, receipt, "a receipt of the ledger"));
        for (var file : evidence) {
            expect(check, absences, Files.readString(file, StandardCharsets.ISO_8859_1).strip(), file.toString());
        }
        client.journal().forEach(seal -> {
            check.take(seal);
            absences.take(seal);
        });
        var result = check.result();
        if (result.good() && remembered != null) {
            remembered.write(result.last());
        }
        var told = Told.of(result, absences.result());
        say(told, terminal);
        terminal.result(told);
        return told.findings().isEmpty() ? Exit.FINE : Exit.DIFFERENT;
    }

    /// What is told of journal and statements together.
    record Told(List<JournalFinding> findings, Seen last, long proven, long waiting, List<Checked> absences) {
        static Told of(JournalCheck.Result journal, AbsenceCheck.Result absences) {
            var findings = new ArrayList<>(journal.findings());
            findings.addAll(absences.findings());
            return new Told(
                    findings, journal.last(), journal.proven(), journal.waiting(), absences.statements());
        }
    }

    private void expect(JournalCheck check, AbsenceCheck absences, String jws, String where) {
        try {
            check.expect(jws);
            absences.take(jws);
        } catch (MalformedEvidence e) {
            throw new ParameterException(command(), "%s is not evidence.".formatted(where));
        }
    }

    private static void say(Told result, Terminal terminal) {
        terminal.say("%d seals, the newest has the digest %s."
                .formatted(result.last().number(), result.last().digest()));
        terminal.say("%d pieces of evidence are in the journal, %d wait for the next seal."
                .formatted(result.proven(), result.waiting()));
        result.absences()
                .forEach(one -> terminal.say("Statement of absence %s: %d of the %d pieces in its seals were given."
                        .formatted(one.statement(), one.seen(), one.pieces())));
        result.findings()
                .forEach(finding ->
                        terminal.say("%s: seal %d %s".formatted(finding.name(), finding.seal(), finding.about())));
    }
}
