package org.eaddress.storage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The local file system.
///
/// Files are written by [FileOutputStream], not by a channel: a channel closes itself when the thread that uses it
/// is interrupted, and here one thread writes for many.
final class LocalDisk implements Disk {

    @Override
    public Growing create(Path file) throws IOException {
        Files.createFile(file);
        return new LocalFile(new FileOutputStream(file.toFile(), true));
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        var parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        if (!Files.isDirectory(parent)) {
            createFolder(parent);
        }
        Files.createDirectories(folder);
        sync(parent);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Java opens a folder only by a channel; one that an interrupt closed is opened again.
    @Override
    public void sync(Path folder) throws IOException {
        boolean interrupted = false;
        while (!synced(folder)) {
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean synced(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    private record LocalFile(FileOutputStream stream) implements Growing {

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            stream.write(bytes, offset, length);
        }

        @Override
        public void sync() throws IOException {
            stream.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
