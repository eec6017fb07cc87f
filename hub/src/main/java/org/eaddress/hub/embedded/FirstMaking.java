package org.eaddress.hub.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.springframework.util.FileSystemUtils;

/// The making of an empty database. While it is under way a file beside the data says so: what a killed hub left
/// half made holds nothing yet, and is made anew.
record FirstMaking(Path data, Path underWay) {
    /// Of the folder `data`, after removing what was left half made there.
    static FirstMaking of(Path data) throws IOException {
        FirstMaking making = new FirstMaking(data, data.resolveSibling(data.getFileName() + ".half-made"));
        if (Files.exists(making.underWay)) {
            making.stopMaker();
            FileSystemUtils.deleteRecursively(data);
        }
        return making;
    }

    /// Before anything is written to the folder; a folder that holds something was made long ago.
    void begin() throws IOException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            Files.createDirectories(data.toAbsolutePath().getParent());
            Files.writeString(underWay, "The database beside was never used: nothing is lost when it is made anew.\n");
        }
    }

    /// When the server runs on it.
    void end() throws IOException {
        Files.deleteIfExists(underWay);
    }

    /// The program that makes the folder outlives its hub.
    private void stopMaker() {
        CompletableFuture.allOf(ProcessHandle.allProcesses()
                        .filter(this::makes)
                        .filter(ProcessHandle::destroyForcibly)
                        .map(ProcessHandle::onExit)
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private boolean makes(ProcessHandle process) {
        String[] command = OrphanServer.commandLine(process).split("\0", 2);
        return command.length == 2 && command[0].endsWith("initdb") && command[1].contains(data.toString());
    }
}
