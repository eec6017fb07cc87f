package org.eaddress.infra.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.eaddress.client.cli.EAddress;

/// Commands, each of which must succeed.
final class Command {
    private Command() {}

    /// Runs the SDK's command line inside this process; what it said.
    static String eaddress(String... arguments) {
        StringWriter said = new StringWriter();
        int exit = EAddress.commandLine().setOut(new PrintWriter(said)).execute(arguments);
        requireZero(exit, List.of(arguments));
        return said.toString();
    }

    /// Milliseconds that a process takes from its start to its end.
    static double millis(List<String> command) throws IOException, InterruptedException {
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        requireZero(process.waitFor(), command);
        return (System.nanoTime() - before) / 1e6;
    }

    private static void requireZero(int exit, List<String> command) {
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit);
        }
    }
}
