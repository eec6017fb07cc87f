package org.eaddress.client.cli;

import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.RejectionReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "reject", description = "Says that this system does not take a message, and why; its sender sees it.")
final class RejectCommand extends Subcommand {
    @Parameters(paramLabel = "UUID", description = "The message.")
    UUID message = new UUID(0, 0);

    @Option(names = "--reason", required = true, paramLabel = "CODE", description = "One of: ${COMPLETION-CANDIDATES}.")
    RejectionReason reason = RejectionReason.POLICY;

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var rejection = client.reject(message, reason);
        terminal.say(
                "Rejected: %s at %s (%s)".formatted(rejection.message(), rejection.rejectedAt(), rejection.reason()));
        terminal.result(rejection);
        return Exit.FINE;
    }
}
