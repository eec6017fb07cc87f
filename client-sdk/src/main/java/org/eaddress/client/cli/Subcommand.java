package org.eaddress.client.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.eaddress.client.EAddressClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that talks to the hub.
abstract class Subcommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    /// Does the work and returns the exit code.
    abstract int run(EAddressClient client, Terminal terminal) throws IOException;

    @Override
    public Integer call() throws IOException {
        var command = command();
        var eAddress = EAddress.of(command);
        return eAddress.connected(command, client -> run(client, new Terminal(command, eAddress.json())));
    }

    CommandLine command() {
        if (spec == null) {
            throw new IllegalStateException("Run outside the command line.");
        }
        return spec.commandLine();
    }
}
