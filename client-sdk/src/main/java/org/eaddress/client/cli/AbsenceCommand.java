package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.cli.VerifyCommand.Language;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.TrustAnchors;
import org.eaddress.client.proof.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "absence",
        description = "Has it sealed that there was nothing between two e-addresses in a period; one of them is your "
                + "own.")
final class AbsenceCommand extends Subcommand {
    @Option(names = "--from", paramLabel = "E-ADDRESS", required = true, description = "Who sent nothing.")
    String from = "";

    @Option(names = "--to", paramLabel = "E-ADDRESS", required = true, description = "Who got nothing.")
    String to = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            required = true,
            converter = ReconcileCommand.Time.class,
            description = "A date or an instant in UTC, inclusive.")
    Instant since = Instant.EPOCH;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            required = true,
            converter = ReconcileCommand.Time.class,
            description = "A date or an instant in UTC, exclusive; some minutes ago at least.")
    Instant until = Instant.EPOCH;

    @Option(names = "--out", paramLabel = "FILE", description = "Save the statement there.")
    @Nullable
    Path out;

    @Option(names = "--lang", paramLabel = "en|lv", defaultValue = "en", description = "The language of the words.")
    Language language = Language.EN;

    @Override
    int run(EAddressClient client, Terminal terminal) throws IOException {
        var statement = client.absence(from, to, since, until);
        if (EvidenceVerifier.trusting(anchors()).verify(statement.jws()) instanceof Verdict.Valid valid) {
            valid.proven().forEach(proven -> terminal.say(proven.text(language.locale)));
        }
        if (out != null) {
            Files.writeString(out, statement.jws(), StandardCharsets.US_ASCII);
            terminal.note("Saved: " + out);
        }
        terminal.result(statement);
        return Exit.FINE;
    }

    private TrustAnchors anchors() throws IOException {
        return EAddress.of(command()).profile(command()).credentials().anchors();
    }
}
