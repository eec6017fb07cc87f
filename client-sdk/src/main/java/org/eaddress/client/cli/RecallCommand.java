package org.eaddress.client.cli;

import java.util.UUID;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "recall", description = "Recalls a message from its mailboxes: who has not opened it cannot any more.")
final class RecallCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "The message.")
    UUID id = new UUID(0, 0);

    @Option(names = "--reason", required = true, paramLabel = "LINE", description = "Why, for the record.")
    String reason = "";

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var done = client.recall(id, reason);
        done.recipients()
                .forEach(one -> terminal.say("%s: recalled at %s, %s"
                        .formatted(
                                one.recipient(),
                                one.recalledAt(),
                                one.hidden() ? "nobody had opened it" : "the recipient has it already")));
        terminal.result(done);
        return Exit.FINE;
    }
}
