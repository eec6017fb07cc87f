package org.eaddress.infra.chaos;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A disk of its own size in memory, which can be full at once and have room again. Only root can mount it;
/// otherwise it is a folder like any other and is never full.
final class Disk {
    private static final long PAGE = 4096;

    private final Path folder;
    private final long bytes;
    private boolean mounted;
    private boolean full;
    private long roomAtNanos;

    private Disk(Path folder, long bytes) {
        this.folder = folder;
        this.bytes = bytes;
    }

    static Disk mount(Path folder, long bytes, Ending ending) throws IOException {
        Files.createDirectories(folder);
        Disk disk = new Disk(folder, bytes);
        ending.add(disk::unmount);
        disk.mounted = run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + bytes, "tmpfs", folder.toString());
        return disk;
    }

    Path folder() {
        return folder;
    }

    /// Whether it can be filled.
    boolean hasLimit() {
        return mounted;
    }

    /// From now on it takes nothing more, for this time; false when it cannot be filled just now.
    boolean fillFor(Duration time) throws IOException {
        FileStore store = Files.getFileStore(folder);
        long used = store.getTotalSpace() - store.getUnallocatedSpace();
        full = mounted && resize(Math.max(used, PAGE));
        roomAtNanos = System.nanoTime() + time.toNanos();
        return full;
    }

    /// Makes room when its time has come.
    void tend() {
        if (System.nanoTime() - roomAtNanos >= 0) {
            makeRoom();
        }
    }

    void makeRoom() {
        if (full && !resize(bytes)) {
            throw new IllegalStateException("No room can be made on " + folder);
        }
        full = false;
    }

    private boolean resize(long size) {
        return run("mount", "-o", "remount,size=" + size, folder.toString());
    }

    /// Its content stays in the folder when it is to be kept.
    private void unmount(boolean keep) throws IOException {
        if (!mounted) {
            return;
        }
        Path copy = folder.resolveSibling(folder.getFileName() + ".kept");
        if (keep) {
            run("cp", "-a", folder.toString(), copy.toString());
        }
        mounted = !run("umount", folder.toString()) && !run("umount", "--lazy", folder.toString());
        if (keep && !mounted) {
            Files.delete(folder);
            Files.move(copy, folder);
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
