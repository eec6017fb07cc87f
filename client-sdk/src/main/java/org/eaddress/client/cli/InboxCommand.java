package org.eaddress.client.cli;

import java.time.Duration;
import java.util.Map;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "inbox",
        description = "Lists what lies in the mailbox and is neither confirmed nor rejected yet, oldest first.")
final class InboxCommand extends Subcommand {
    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "While there is nothing, wait so long for what comes; the hub has a limit of its own.")
    int wait;

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var entries = client.inbox(Duration.ofSeconds(Math.max(0, wait))).toList();
        entries.forEach(entry -> terminal.say("%s  %s  %s (%s)  %s"
                .formatted(entry.message(), entry.consignedAt(), entry.fromName(), entry.from(), entry.subject())));
        terminal.result(Map.of("messages", entries));
        return Exit.FINE;
    }
}
