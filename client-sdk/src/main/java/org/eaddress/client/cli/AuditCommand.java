package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.proof.JournalCheck;
import org.eaddress.client.proof.MalformedEvidence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit",
        description = "Checks the whole journal of the hub, and that the receipts of the ledger and the given evidence "
                + "are in it.")
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
        client.receipts().forEach(receipt -> expect(check, receipt, "a receipt of the ledger"));
        for (var file : evidence) {
            expect(check, Files.readString(file, StandardCharsets.ISO_8859_1).strip(), file.toString());
        }
        client.journal().forEach(check::take);
        var result = check.result();
        if (result.good() && remembered != null) {
            remembered.write(result.last());
        }
        say(result, terminal);
        terminal.result(result);
        return result.good() ? Exit.FINE : Exit.DIFFERENT;
    }

    private void expect(JournalCheck check, String jws, String where) {
        try {
            check.expect(jws);
        } catch (MalformedEvidence e) {
            throw new ParameterException(command(), "%s is not evidence.".formatted(where));
        }
    }

    private static void say(JournalCheck.Result result, Terminal terminal) {
        terminal.say("%d seals, the newest has the digest %s."
                .formatted(result.last().number(), result.last().digest()));
        terminal.say("%d pieces of evidence are in the journal, %d wait for the next seal."
                .formatted(result.proven(), result.waiting()));
        result.findings()
                .forEach(finding ->
                        terminal.say("%s: seal %d %s".formatted(finding.name(), finding.seal(), finding.about())));
    }
}
