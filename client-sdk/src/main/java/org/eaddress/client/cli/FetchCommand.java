package org.eaddress.client.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "fetch", description = "Takes a message and its documents into a folder named by its id.")
final class FetchCommand extends Subcommand {
    @Parameters(paramLabel = "UUID", description = "The message.")
    UUID message = new UUID(0, 0);

    @Option(names = "--to", paramLabel = "DIR", defaultValue = ".", description = "Where to; here when not given.")
    Path to = Path.of(".");

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var fetched = client.fetch(message, to);
        new FetchedPlaces(client.ledger()).remember(message, to);
        terminal.say("Fetched to %s:".formatted(fetched.folder()));
        fetched.files().forEach(file -> terminal.say("  " + file));
        var result = new LinkedHashMap<String, Object>();
        result.put("message", message);
        result.put("folder", fetched.folder().toString());
        result.put("files", fetched.files().stream().map(Path::toString).toList());
        terminal.result(result);
        return Exit.FINE;
    }
}
