package org.eaddress.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// One segment file while it is being written; a new random name each, so no two processes ever write the same one.
final class Segment implements Closeable {

    private final String name;
    private final Disk.Growing file;
    private long size;

    private Segment(String name, Disk.Growing file) {
        this.name = name;
        this.file = file;
    }

    /// Creates an empty segment whose name is durable in its folder.
    static Segment create(Path folder, Disk disk) throws IOException {
        var name = RandomNames.next();
        var file = disk.create(folder.resolve(name));
        try {
            disk.sync(folder);
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return new Segment(name, file);
    }

    /// Length in bytes.
    long size() {
        return size;
    }

    /// Appends a record, not durable before [#sync].
    SegmentRef write(SegmentRecord record) throws IOException {
        var ref = new SegmentRef(name, size, record.length());
        size += record.writeTo(file);
        return ref;
    }

    void sync() throws IOException {
        file.sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
