package org.eaddress.client.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `eaddress`.
@Command(
        name = "eaddress",
        description = "Sends, receives and proves official messages.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = EAddress.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:not valid (verify), findings (lint), differences found (reconcile), not all can be reached (lookup), a step failed (doctor), "
                    + "a recipient may be the wrong one (send), the journal is not whole, a statement false, or with --what-if something would no longer be "
                    + "proven (audit)",
            "2:the command line is wrong",
            "3:the hub refuses; code, detail and next step are printed",
            "4:the hub cannot be reached, or holds the client back for longer than `patience-seconds`; "
                    + "what was begun is in the ledger",
            "5:trouble with the ledger, the key store or another file",
            "6:the hub's answer cannot be believed"
        })
public final class EAddress implements Runnable {
    @Option(
            names = "--profile",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:EADDRESS_PROFILE:-" + Option.NULL_VALUE + "}",
            description =
                    "Properties: hub, keystore, password or password-file, trust, ledger, patience-seconds, bound-tokens, "
                            + "mutual-tls, tls-trust. EADDRESS_PROFILE when not given.")
    private @Nullable Path profile;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the result as one JSON object on the last line.")
    private boolean json;

    @Option(names = "--progress", scope = ScopeType.INHERIT, description = "Show progress bars, terminal or not.")
    private boolean progress;

    @Spec
    private @Nullable CommandSpec spec;

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] arguments) {
        HeadStart.forCommand(arguments);
        var command = commandLine(Subcommands.namedIn(arguments));
        command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(command.execute(arguments));
    }

    /// The command, for whoever runs it inside a program.
    public static CommandLine commandLine() {
        return commandLine(Subcommands.ALL);
    }

    private static CommandLine commandLine(Map<String, Class<?>> subcommands) {
        var command = new CommandLine(new EAddress());
        subcommands.forEach(command::addSubcommand);
        return Arguments.readBy(command)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(Failures::misused)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /// What a subcommand does with a client.
    interface Work {
        int with(EAddressClient client) throws IOException;
    }

    static EAddress of(CommandLine command) {
        return command.getCommandSpec().root().userObject() instanceof EAddress eAddress ? eAddress : new EAddress();
    }

    boolean json() {
        return json;
    }

    int connected(CommandLine command, Work work) throws IOException {
        try (var bars = new Bars(System.err);
                var client = profile(command).connect(barsShown() ? bars : Progress.SILENT)) {
            return work.with(client);
        }
    }

    Profile profile(CommandLine command) throws IOException {
        if (profile == null) {
            throw new ParameterException(command, "Give --profile FILE or set EADDRESS_PROFILE.");
        }
        return Profile.read(profile);
    }

    boolean hasProfile() {
        return profile != null;
    }

    private boolean barsShown() {
        return progress || (System.console() != null && System.console().isTerminal());
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Name a command.");
        }
    }

    /// The version that the jar was built as.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = EAddress.class.getPackage().getImplementationVersion();
            return new String[] {"eaddress " + (version == null ? "(not packaged)" : version)};
        }
    }
}
