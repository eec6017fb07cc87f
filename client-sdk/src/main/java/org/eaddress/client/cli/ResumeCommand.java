package org.eaddress.client.cli;

import java.util.Map;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "resume", description = "Finishes every message in the ledger that was begun.")
final class ResumeCommand extends Subcommand {
    @Option(
            names = "--abandon",
            paramLabel = "UUID",
            description = "First end this message, which the hub has not accepted, so that it is not tried again.")
    @Nullable
    UUID abandoned;

    @Override
    int run(EAddressClient client, Terminal terminal) {
        if (abandoned != null) {
            client.abandon(abandoned);
            terminal.note("Abandoned: " + abandoned);
        }
        var outcomes = client.resume();
        Reports.note(outcomes, terminal);
        terminal.say("%d messages were begun.".formatted(outcomes.size()));
        terminal.result(Map.of("messages", outcomes.stream().map(Reports::json).toList()));
        return Reports.exit(outcomes);
    }
}
