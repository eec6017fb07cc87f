package org.eaddress.client.cli;

import java.util.Map;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;

@Command(name = "inbox", description = "Lists what lies in the mailbox and is not confirmed yet, oldest first.")
final class InboxCommand extends Subcommand {
    @Override
    int run(EAddressClient client, Terminal terminal) {
        var entries = client.inbox().toList();
        entries.forEach(entry -> terminal.say("%s  %s  %s (%s)  %s"
                .formatted(entry.message(), entry.consignedAt(), entry.fromName(), entry.from(), entry.subject())));
        terminal.result(Map.of("messages", entries));
        return Exit.FINE;
    }
}
