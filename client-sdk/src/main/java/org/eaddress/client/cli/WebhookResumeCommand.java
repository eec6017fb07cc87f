package org.eaddress.client.cli;

import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;

@Command(name = "resume", description = "Goes on, with what came meanwhile.")
final class WebhookResumeCommand extends Subcommand {
    @Override
    int run(EAddressClient client, Terminal terminal) {
        return WebhookCommand.tell(client.webhook().resume(), terminal);
    }
}
