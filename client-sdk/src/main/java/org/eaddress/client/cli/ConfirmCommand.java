package org.eaddress.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.Confirmation;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Fetched;
import org.eaddress.client.Handover;
import org.eaddress.client.LedgerUnusable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "confirm",
        description = "Confirms that fetched messages are safe here, by the digests of what is on the disk now.")
final class ConfirmCommand extends Subcommand {
    @Parameters(paramLabel = "UUID", arity = "1..*", description = "The messages; many go in few calls.")
    List<UUID> messages = List.of();

    @Option(names = "--from", paramLabel = "DIR", description = "Where they were fetched to; remembered by fetch.")
    @Nullable
    Path from;

    @Override
    int run(EAddressClient client, Terminal terminal) {
        return messages.size() == 1 ? confirmOne(client, terminal) : confirmAll(client, terminal);
    }

    private int confirmOne(EAddressClient client, Terminal terminal) {
        var message = messages.getFirst();
        var handover = client.confirm(Fetched.in(folder(client, message), message));
        tell(handover, terminal);
        terminal.result(handover);
        return Exit.FINE;
    }

    /// What was not fetched is told last, and stops no other.
    private int confirmAll(EAddressClient client, Terminal terminal) {
        var fetched = new ArrayList<Fetched>();
        var notFetched = new ArrayList<Confirmation>();
        for (var message : new LinkedHashSet<>(messages)) {
            try {
                fetched.add(Fetched.in(folder(client, message), message));
            } catch (LedgerUnusable reason) {
                notFetched.add(new Confirmation.NotConfirmed(message, reason));
            }
        }
        var outcomes = Stream.concat(client.confirmAll(fetched).stream(), notFetched.stream())
                .toList();
        outcomes.forEach(outcome -> tell(outcome, terminal));
        terminal.result(
                Map.of("messages", outcomes.stream().map(ConfirmCommand::json).toList()));
        return outcomes.stream()
                .mapToInt(ConfirmCommand::exit)
                .filter(code -> code != Exit.FINE)
                .findFirst()
                .orElse(Exit.FINE);
    }

    private static void tell(Handover handover, Terminal terminal) {
        terminal.say("Handed over: %s at %s".formatted(handover.message(), handover.handedOverAt()));
    }

    private static void tell(Confirmation outcome, Terminal terminal) {
        switch (outcome) {
            case Confirmation.Confirmed confirmed -> tell(confirmed.handover(), terminal);
            case Confirmation.NotConfirmed not ->
                terminal.note("Not confirmed: %s. %s Next: %s"
                        .formatted(
                                not.message(),
                                not.reason().getMessage(),
                                not.reason().next()));
        }
    }

    private static Object json(Confirmation outcome) {
        return switch (outcome) {
            case Confirmation.Confirmed confirmed -> confirmed.handover();
            case Confirmation.NotConfirmed not -> {
                var json = new LinkedHashMap<String, Object>();
                json.put("message", not.message());
                json.put("error", Failures.error(not.reason()));
                yield json;
            }
        };
    }

    private static int exit(Confirmation outcome) {
        return switch (outcome) {
            case Confirmation.Confirmed _ -> Exit.FINE;
            case Confirmation.NotConfirmed not -> Exit.of(not.reason());
        };
    }

    private Path folder(EAddressClient client, UUID message) {
        return from != null
                ? from
                : new FetchedPlaces(client.ledger()).of(message).orElse(Path.of("."));
    }
}
