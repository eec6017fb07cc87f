package org.eaddress.infra.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts processes that the kernel ends with the thread that started them, however that ends. So all are started
/// by the main thread, and nothing outlives a run.
final class Leash {
    private static final List<String> DIES_WITH_US = List.of("setpriv", "--pdeathsig", "KILL");

    private Leash() {}

    /// @param log where what it says is appended
    static Process start(List<String> command, Path log) throws IOException {
        return start(List.of(), command, log);
    }

    /// @param before a command that runs the command
    static Process start(List<String> before, List<String> command, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        List<String> all = new ArrayList<>(before);
        all.addAll(DIES_WITH_US);
        all.addAll(command);
        return new ProcessBuilder(all)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
