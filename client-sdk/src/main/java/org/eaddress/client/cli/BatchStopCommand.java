package org.eaddress.client.cli;

import java.util.UUID;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "No more messages of the batch are accepted.")
final class BatchStopCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "The batch.")
    UUID id = new UUID(0, 0);

    @Option(names = "--reason", required = true, paramLabel = "LINE", description = "Why.")
    String reason = "";

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var status = client.batches().stop(id, reason);
        terminal.say(BatchStatusCommand.words(status));
        terminal.result(status);
        return Exit.FINE;
    }
}
