package org.eaddress.client.cli;

import java.nio.file.Path;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Fetched;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "confirm",
        description = "Confirms that a fetched message is safe here, by the digests of what is on the disk now.")
final class ConfirmCommand extends Subcommand {
    @Parameters(paramLabel = "UUID", description = "The message.")
    UUID message = new UUID(0, 0);

    @Option(names = "--from", paramLabel = "DIR", defaultValue = ".", description = "Where it was fetched to.")
    Path from = Path.of(".");

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var handover = client.confirm(Fetched.in(from, message));
        terminal.say("Handed over: %s at %s".formatted(handover.message(), handover.handedOverAt()));
        terminal.result(handover);
        return Exit.FINE;
    }
}
