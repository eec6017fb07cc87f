package org.eaddress.client.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "hold",
        description = "Legal holds, for the operator: what is held is neither erased nor removed.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {HoldPlaceCommand.class, HoldListCommand.class, HoldLiftCommand.class})
final class HoldCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Name a command: place, list or lift.");
        }
    }
}
