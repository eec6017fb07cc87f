package org.eaddress.client.cli;

import java.time.Instant;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Message;
import org.eaddress.client.Opening;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What an auditor says to have evidence opened.
final class OpeningOrder {
    @Option(
            names = "--open",
            required = true,
            paramLabel = "REASON",
            description =
                    "Opens the evidence of the seals, also what is not one's own, and checks that it is all there; "
                            + "for a client with the scope auditor. The opening is on record in the journal.")
    String reason = "";

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decided that, such as a court.")
    String by = "";

    @Option(
            names = "--after-seal",
            paramLabel = "NUMBER",
            description = "The seals after this one; all when not given.")
    long afterSeal;

    @Option(names = "--up-to-seal", paramLabel = "NUMBER", description = "Up to and with this one; else to the newest.")
    @Nullable
    Long upToSeal;

    @Option(
            names = "--untold-until",
            paramLabel = "TIME",
            description = "Where the law forbids to tell the persons concerned before: an instant such as "
                    + "2027-01-31T00:00:00Z; else they are told at once.")
    @Nullable
    Instant untoldUntil;

    @Option(names = "--id", paramLabel = "UUID", description = "The opening's own, a UUIDv7; made when not given.")
    @Nullable
    UUID id;

    Opening open(EAddressClient client, Terminal terminal) {
        var key = id == null ? Message.newId() : id;
        terminal.note("Opening under %s; repeat with --id %s if no answer comes.".formatted(key, key));
        return client.openings().open(key, afterSeal, upToSeal, reason, by, untoldUntil);
    }
}
