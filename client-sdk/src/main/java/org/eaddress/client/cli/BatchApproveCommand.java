package org.eaddress.client.cli;

import java.util.UUID;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "approve", description = "For the operator: lets a held batch run on.")
final class BatchApproveCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "The batch.")
    UUID id = new UUID(0, 0);

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decided it.")
    String by = "";

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var status = client.batches().approve(id, by);
        terminal.say(BatchStatusCommand.words(status));
        terminal.result(status);
        return Exit.FINE;
    }
}
