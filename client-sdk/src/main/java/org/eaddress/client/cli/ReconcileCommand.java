package org.eaddress.client.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Reconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "reconcile",
        description = "Compares the ledger with the hub for the messages whose ids were made in a span of time.")
final class ReconcileCommand extends Subcommand {
    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            converter = Time.class,
            description = "A date or an instant in UTC, inclusive.")
    Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            converter = Time.class,
            description = "A date or an instant in UTC, exclusive.")
    Instant to = Instant.EPOCH;

    @Option(names = "--repair", description = "First finish what is unfinished and register what is not registered.")
    boolean repair;

    @Override
    int run(EAddressClient client, Terminal terminal) {
        if (to.isBefore(from)) {
            throw new ParameterException(command(), "--to is before --from.");
        }
        var found = repair ? client.repair(from, to) : client.reconcile(from, to);
        say(found, terminal);
        terminal.result(found);
        return found.agrees() ? Exit.FINE : Exit.DIFFERENT;
    }

    private static void say(Reconciliation found, Terminal terminal) {
        terminal.say("%d messages agree.".formatted(found.same()));
        found.missing().forEach(id -> terminal.say("missing at the hub: " + id));
        found.extra().forEach(id -> terminal.say("not in the ledger: " + id));
        found.unsent().forEach(id -> terminal.say("accepted and not registered: " + id));
        found.different()
                .forEach(one -> terminal.say("different %s: %s is %s here and %s at the hub"
                        .formatted(one.what(), one.message(), one.ledger(), one.hub())));
    }

    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("not a date (2026-11-20) or an instant (2026-11-20T08:00:00Z)");
            }
        }
    }
}
