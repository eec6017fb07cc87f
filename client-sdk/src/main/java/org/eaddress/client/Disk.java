package org.eaddress.client;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that survive a loss of power once a method has returned.
final class Disk {
    private static final boolean FOLDERS_CAN_BE_FORCED = File.separatorChar == '/';

    private Disk() {}

    /// Temporary file, fsync, rename, fsync of the folder.
    static void write(Path file, byte[] bytes) throws IOException {
        var partial = Files.createTempFile(createFolder(folderOf(file)), ".partial-", ".tmp");
        try {
            try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }
            publish(partial, file);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /// Makes a file that was written under another name durable, then gives it its name.
    static void publish(Path partial, Path file) throws IOException {
        try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folderOf(file));
    }

    /// Creates the folder and those above it; each new entry is durable.
    static Path createFolder(Path folder) throws IOException {
        var absolute = folder.toAbsolutePath();
        if (!Files.isDirectory(absolute)) {
            createFolder(folderOf(absolute));
            Files.createDirectories(absolute);
            force(folderOf(absolute));
        }
        return absolute;
    }

    /// As [#createFolder], and nobody else may look into it.
    static void createPrivateFolder(Path folder) throws IOException {
        createFolder(folder);
        if (FOLDERS_CAN_BE_FORCED) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    static void force(Path folder) throws IOException {
        if (FOLDERS_CAN_BE_FORCED) {
            try (var channel = FileChannel.open(folder)) {
                channel.force(true);
            }
        }
    }

    private static Path folderOf(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }
}
