package org.eaddress.storage;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Large objects, a file each, spread over 256 folders by the first two digits of their random name.
///
/// Order of writes: content into `name.part`, fsync, rename to `name`, fsync of the folder.
final class LargeFiles {

    private static final int CHUNK = 64 * 1024;

    private final Path root;
    private final Disk disk;

    LargeFiles(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    /// Streams both parts of the content, one after the other, into one file; if anything fails, no file stays.
    LargeRef write(InputStream head, InputStream rest) throws IOException {
        var name = RandomNames.next();
        var file = fileOf(name);
        var part = file.resolveSibling(name + ".part");
        disk.createFolder(folderOf(name));
        boolean stored = false;
        try {
            var ref = copy(head, rest, part, name);
            disk.rename(part, file);
            disk.sync(folderOf(name));
            stored = true;
            return ref;
        } finally {
            if (!stored) {
                delete(part);
                delete(file);
            }
        }
    }

    private LargeRef copy(InputStream head, InputStream rest, Path part, String name) throws IOException {
        try (var file = disk.create(part)) {
            var crc = new CRC32C();
            long length = append(head, file, crc) + append(rest, file, crc);
            file.sync();
            return new LargeRef(name, length, (int) crc.getValue());
        }
    }

    private static long append(InputStream content, Disk.Growing file, CRC32C crc) throws IOException {
        var chunk = new byte[CHUNK];
        long length = 0;
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            crc.update(chunk, 0, read);
            file.write(chunk, 0, read);
            length += read;
        }
        return length;
    }

    InputStream read(LargeRef large) throws IOException {
        var file = fileOf(large.name());
        if (Files.notExists(file)) {
            throw new NoSuchObjectException(large.ref());
        }
        return new LargeFileStream(new FileInputStream(file.toFile()), large);
    }

    void discard(LargeRef large) throws IOException {
        Files.deleteIfExists(fileOf(large.name()));
    }

    /// The names of the files, finished or not, that nobody has written to since.
    Stream<String> writtenBefore(Instant time) throws IOException {
        return Files.find(
                        root,
                        2,
                        (_, file) -> file.isRegularFile()
                                && file.lastModifiedTime().toInstant().isBefore(time))
                .map(file -> file.getFileName().toString());
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(fileOf(name));
    }

    private Path fileOf(String name) {
        return folderOf(name).resolve(name);
    }

    private Path folderOf(String name) {
        return root.resolve(name.substring(0, 2));
    }

    /// Clears away after a failure, whose own exception is the one to be seen.
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Its name was told to nobody and its key never recorded: noise.
        }
    }
}
