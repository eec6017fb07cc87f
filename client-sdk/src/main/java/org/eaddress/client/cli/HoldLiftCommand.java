package org.eaddress.client.cli;

import java.util.UUID;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "lift", description = "Lifts a hold.")
final class HoldLiftCommand extends Subcommand {
    @Parameters(paramLabel = "UUID", description = "The hold.")
    UUID hold = new UUID(0, 0);

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decided it.")
    String by = "";

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var lifted = client.holds().lift(hold, by);
        terminal.say("%s: lifted %s by %s".formatted(lifted.id(), lifted.liftedAt(), lifted.liftedBy()));
        terminal.result(lifted);
        return Exit.FINE;
    }
}
