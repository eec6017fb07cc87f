package org.eaddress.client.cli;

import java.time.Instant;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "place", description = "Places a hold over a message, or over all messages of an account.")
final class HoldPlaceCommand extends Subcommand {
    @ArgGroup(multiplicity = "1")
    Over over = new Over();

    @Option(names = "--reason", required = true, description = "Why, such as the number of a case.")
    String reason = "";

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decided it.")
    String by = "";

    @Option(names = "--until", paramLabel = "TIME", description = "When it ends by itself, RFC 3339 in UTC.")
    @Nullable
    Instant until;

    @Option(names = "--id", paramLabel = "UUID", description = "The hold's own, a UUIDv7; made when not given.")
    @Nullable
    UUID id;

    /// What is held.
    static final class Over {
        @Option(names = "--message", required = true, paramLabel = "UUID", description = "One message.")
        @Nullable
        UUID message;

        @Option(
                names = "--account",
                required = true,
                paramLabel = "E-ADDRESS",
                description = "All messages to and from this e-address.")
        @Nullable
        String account;
    }

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var key = id == null ? Message.newId() : id;
        terminal.note("Placing the hold %s; repeat with --id %s if no answer comes.".formatted(key, key));
        var hold = over.message == null
                ? client.holds().overAccount(key, String.valueOf(over.account), reason, by, until)
                : client.holds().overMessage(key, over.message, reason, by, until);
        terminal.say("%s: held since %s, over %s".formatted(hold.id(), hold.placedAt(), hold.over()));
        terminal.result(hold);
        return Exit.FINE;
    }
}
