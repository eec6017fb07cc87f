package org.eaddress.client.cli;

import java.util.List;
import java.util.Map;
import org.eaddress.client.EAddressClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "lookup", description = "Tells whether e-addresses can be reached. Persons see who asked about them.")
final class LookupCommand extends Subcommand {
    private static final String REACHED = "mailbox";

    @Parameters(paramLabel = "E-ADDRESS", arity = "1..*", description = "The e-addresses.")
    List<String> eAddresses = List.of();

    @Option(
            names = "--purpose",
            paramLabel = "PURPOSE",
            description = "What it is for: sending, address-list or proceedings; needed for many persons.")
    @Nullable
    String purpose;

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var entries = client.lookup(eAddresses, purpose);
        entries.forEach(entry -> terminal.say("%s: %s%s"
                .formatted(entry.eAddress(), entry.reach(), entry.name() == null ? "" : ", " + entry.name())));
        terminal.result(Map.of("entries", entries));
        return entries.stream().allMatch(entry -> entry.reach().equals(REACHED)) ? Exit.FINE : Exit.DIFFERENT;
    }
}
