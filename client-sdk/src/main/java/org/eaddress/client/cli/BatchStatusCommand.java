package org.eaddress.client.cli;

import java.util.UUID;
import org.eaddress.client.BatchStatus;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "status", description = "How far a batch has come.")
final class BatchStatusCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "The batch.")
    UUID id = new UUID(0, 0);

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var status = client.batches().status(id);
        terminal.say(words(status));
        terminal.result(status);
        return Exit.FINE;
    }

    static String words(BatchStatus status) {
        return "%s: %s, %d of %d recipients had their turn, %d messages accepted%s"
                .formatted(
                        status.batch(),
                        status.state(),
                        status.lookedAt(),
                        status.recipients(),
                        status.accepted(),
                        status.reason() == null ? "" : ". " + status.reason());
    }
}
