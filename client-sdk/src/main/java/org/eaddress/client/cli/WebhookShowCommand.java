package org.eaddress.client.cli;

import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;

@Command(name = "show", description = "Tells how it stands.")
final class WebhookShowCommand extends Subcommand {
    @Override
    int run(EAddressClient client, Terminal terminal) {
        return WebhookCommand.tell(client.webhook().show(), terminal);
    }
}
