package org.eaddress.client.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "batch",
        description = "One content to many recipients: stored once, and each gets a message of its own.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BatchSendCommand.class,
            BatchStatusCommand.class,
            BatchStopCommand.class,
            BatchApproveCommand.class
        })
final class BatchCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Name a command: send, status, stop or approve.");
        }
    }
}
