package org.eaddress.client.cli;

import java.util.UUID;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "cancel", description = "Cancels a message that lies in no mailbox yet.")
final class CancelCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "The message.")
    UUID id = new UUID(0, 0);

    @Option(names = "--reason", required = true, paramLabel = "LINE", description = "Why, for the record.")
    String reason = "";

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var done = client.cancel(id, reason);
        terminal.say("%s: cancelled at %s".formatted(done.message(), done.cancelledAt()));
        terminal.result(done);
        return Exit.FINE;
    }
}
