package org.eaddress.client.cli;

import org.eaddress.client.EAddressClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "replay", description = "Announces again what is not taken.")
final class WebhookReplayCommand extends Subcommand {
    @Option(
            names = "--after",
            paramLabel = "CURSOR",
            description = "Only what came after the announcement with this cursor.")
    @Nullable
    String after;

    @Override
    int run(EAddressClient client, Terminal terminal) {
        return WebhookCommand.tell(client.webhook().replay(after), terminal);
    }
}
