package org.eaddress.hub.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A database server whose hub was killed: it lives on and keeps the data folder until it is stopped.
record OrphanServer(ProcessHandle process) {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    /// The server that still runs on this folder, as its pid file tells; empty when there is none.
    static Optional<OrphanServer> in(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> isServerOf(process, data))
                .map(OrphanServer::new);
    }

    /// A fast shutdown: open transactions are rolled back, what was committed stays.
    void stop() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "The database server of an earlier run (pid " + process.pid() + ") does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean isServerOf(ProcessHandle process, Path data) {
        return commandLine(process).contains(data.toString());
    }

    /// The words of the command, each ended by a zero; empty when the process is gone.
    static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }
}
