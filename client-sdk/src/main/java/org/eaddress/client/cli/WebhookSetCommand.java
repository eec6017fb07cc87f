package org.eaddress.client.cli;

import java.net.URI;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Has mail announced at this address, which the hub can call by https.")
final class WebhookSetCommand extends Subcommand {
    @Parameters(paramLabel = "URL", description = "Where the hub posts to.")
    URI url = URI.create("");

    @Override
    int run(EAddressClient client, Terminal terminal) {
        return WebhookCommand.tell(client.webhook().set(url), terminal);
    }
}
