package org.eaddress.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eaddress.client.cli.EAddress;

/// A sender in a process of its own, which a test can kill. Its home and its folder are the test's.
record Sender(Process process) {
    private static final String LOCALE = "C.UTF-8";

    static Sender fiveLines(Path folder, URI hub) throws IOException {
        return java(folder, LOCALE, FiveLines.class, hub.toString());
    }

    static Sender commandLine(Path folder, String... arguments) throws IOException {
        return java(folder, LOCALE, EAddress.class, arguments);
    }

    /// As a daemon runs it that was given no locale.
    static Sender withoutLocale(Path folder, String... arguments) throws IOException {
        return java(folder, "C", EAddress.class, arguments);
    }

    /// Ends the process as a loss of power does.
    void kill() {
        process.destroyForcibly();
    }

    int exit() {
        return process.onExit().join().exitValue();
    }

    private static Sender java(Path folder, String locale, Class<?> main, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line);
        process.environment().put("LC_ALL", locale);
        return new Sender(process.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sender.log").toFile())
                .start());
    }
}
