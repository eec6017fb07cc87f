package org.eaddress.client.cli;

import java.util.Map;
import org.eaddress.client.EAddressClient;
import picocli.CommandLine.Command;

@Command(name = "remove", description = "Announces nothing any more.")
final class WebhookRemoveCommand extends Subcommand {
    @Override
    int run(EAddressClient client, Terminal terminal) {
        var removed = client.webhook().remove();
        terminal.say(removed ? "Removed." : "There was none.");
        terminal.result(Map.of("removed", removed));
        return Exit.FINE;
    }
}
