package org.eaddress.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Only one process, and in it only one client, writes a ledger. The lock ends with its process.
record LedgerLock(FileChannel channel) implements Closeable {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    static LedgerLock take(Path folder, Timekeeper timekeeper, Duration wait) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var end = timekeeper.now().plus(wait);
        while (tryLock(channel) == null) {
            if (!timekeeper.now().isBefore(end) || !paused(timekeeper)) {
                channel.close();
                throw new LedgerUnusable(
                        "Another process writes the ledger %s.".formatted(folder),
                        "Wait until it has ended, or give this one a ledger of its own.");
            }
        }
        return new LedgerLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static boolean paused(Timekeeper timekeeper) {
        try {
            timekeeper.pause(BETWEEN_TRIES);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
