package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "evidence", description = "Gets and checks all evidence about a message.")
final class EvidenceCommand extends Subcommand {
    @Parameters(paramLabel = "UUID", description = "The message.")
    UUID message = new UUID(0, 0);

    @Option(names = "--out", paramLabel = "DIR", description = "Save each piece there, and the message if it was sent.")
    @Nullable
    Path out;

    @Override
    int run(EAddressClient client, Terminal terminal) throws IOException {
        var evidence = client.evidence(message);
        for (var piece : evidence) {
            terminal.say("%s  %s  %s"
                    .formatted(piece.at(), piece.eventName(), piece.recipient() == null ? "" : piece.recipient()));
        }
        if (out != null) {
            client.saveEvidence(message, evidence, out).forEach(file -> terminal.note("Saved: " + file));
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("message", message);
        result.put("evidence", evidence);
        terminal.result(result);
        return Exit.FINE;
    }
}
