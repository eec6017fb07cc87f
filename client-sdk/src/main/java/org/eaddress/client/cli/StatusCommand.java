package org.eaddress.client.cli;

import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.MessageStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "status", description = "Tells where a message stands, for each recipient.")
final class StatusCommand extends Subcommand {
    @Parameters(paramLabel = "UUID", description = "The message.")
    UUID message = new UUID(0, 0);

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var status = client.status(message);
        terminal.say("%s: %s, accepted %s%s%s%s"
                .formatted(
                        status.message(),
                        status.state(),
                        status.acceptedAt(),
                        status.sentAt() == null ? "" : ", sent " + status.sentAt(),
                        end(status),
                        status.inspection() == null ? "" : ", scan for malware: " + status.inspection()));
        status.deliveries()
                .forEach(delivery -> terminal.say("  %s: %s since %s%s%s%s%s"
                        .formatted(
                                delivery.recipient(),
                                delivery.state(),
                                delivery.since(),
                                delivery.reason() == null ? "" : ", " + delivery.reason(),
                                delivery.deemedNotifiedOn() == null
                                        ? ""
                                        : ", counts as notified on " + delivery.deemedNotifiedOn(),
                                delivery.notToldSince() == null
                                        ? ""
                                        : ", could not be told since " + delivery.notToldSince(),
                                delivery.redirectedFrom() == null
                                        ? ""
                                        : ", sent on from " + delivery.redirectedFrom())));
        terminal.result(status);
        return Exit.FINE;
    }

    private static String end(MessageStatus status) {
        if (status.cancelledAt() != null) {
            return ", cancelled " + status.cancelledAt();
        }
        if (status.lapsedAt() != null) {
            return ", lapsed " + status.lapsedAt();
        }
        return status.lapsesAt() == null ? "" : ", lapses " + status.lapsesAt() + " unless it is registered";
    }
}
