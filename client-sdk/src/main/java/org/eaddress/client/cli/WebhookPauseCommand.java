package org.eaddress.client.cli;

import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;

@Command(name = "pause", description = "Announces nothing until it is resumed.")
final class WebhookPauseCommand extends Subcommand {
    @Override
    int run(EAddressClient client, Terminal terminal) {
        return WebhookCommand.tell(client.webhook().pause(), terminal);
    }
}
