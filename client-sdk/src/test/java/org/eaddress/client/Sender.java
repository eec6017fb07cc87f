package org.eaddress.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A sender in a process of its own, which a test can kill. Its home and its folder are the test's.
record Sender(Process process) {
    static Sender fiveLines(Path folder, URI hub) throws IOException {
        return java(folder, FiveLines.class, hub.toString());
    }

    static Sender commandLine(Path folder, String... arguments) throws IOException {
        return java(folder, org.eaddress.client.cli.EAddress.class, arguments);
    }

    /// Ends the process as a loss of power does.
    void kill() {
        process.destroyForcibly();
    }

    int exit() {
        return process.onExit().join().exitValue();
    }

    private static Sender java(Path folder, Class<?> main, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(List.of(arguments));
        return new Sender(new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sender.log").toFile())
                .start());
    }
}
