package org.eaddress.client.cli;

import java.nio.file.Path;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Fetched;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "confirm",
        description = "Confirms that a fetched message is safe here, by the digests of what is on the disk now.")
final class ConfirmCommand extends Subcommand {
    @Parameters(paramLabel = "UUID", description = "The message.")
    UUID message = new UUID(0, 0);

    @Option(names = "--from", paramLabel = "DIR", description = "Where it was fetched to; remembered by fetch.")
    @Nullable
    Path from;

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var handover = client.confirm(Fetched.in(folder(client), message));
        terminal.say("Handed over: %s at %s".formatted(handover.message(), handover.handedOverAt()));
        terminal.result(handover);
        return Exit.FINE;
    }

    private Path folder(EAddressClient client) {
        return from != null
                ? from
                : new FetchedPlaces(client.ledger()).of(message).orElse(Path.of("."));
    }
}
