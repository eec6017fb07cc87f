package org.eaddress.client.cli;

import java.util.Map;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.LegalHold;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the holds, lifted ones too.")
final class HoldListCommand extends Subcommand {
    @Override
    int run(EAddressClient client, Terminal terminal) {
        var holds = client.holds().list().toList();
        holds.forEach(hold -> terminal.say(line(hold)));
        terminal.result(Map.of("holds", holds));
        return Exit.FINE;
    }

    private static String line(LegalHold hold) {
        return "%s: %s, over %s, placed %s by %s%s%s"
                .formatted(
                        hold.id(),
                        hold.reason(),
                        hold.over(),
                        hold.placedAt(),
                        hold.placedBy(),
                        hold.endsAt() == null ? "" : ", until " + hold.endsAt(),
                        hold.liftedAt() == null ? "" : ", lifted %s by %s".formatted(hold.liftedAt(), hold.liftedBy()));
    }
}
