package org.eaddress.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/// Objects in a local folder: small ones appended to shared segment files, large ones in a file each.
///
/// Many threads that put small objects at once share one fsync. Several processes may use one folder: each writes
/// segments of its own and begins a new one whenever it opens the store, so a killed process leaves nothing to
/// repair.
public final class FileObjectStore implements ObjectStore {

    private final int smallUpTo;
    private final Path segments;
    private final SegmentLog log;
    private final LargeFiles large;

    private FileObjectStore(Path folder, Sizes sizes, Disk disk) throws IOException {
        smallUpTo = sizes.smallUpTo();
        segments = folder.resolve("segments");
        disk.createFolder(segments);
        log = new SegmentLog(segments, disk, sizes.segment());
        large = new LargeFiles(folder.resolve("large"), disk);
        disk.createFolder(folder.resolve("large"));
    }

    /// Opens the store in this folder, which is created if it is missing, with [Sizes#DEFAULT].
    public static FileObjectStore open(Path folder) throws IOException {
        return open(folder, Sizes.DEFAULT);
    }

    /// Opens the store in this folder, which is created if it is missing.
    public static FileObjectStore open(Path folder, Sizes sizes) throws IOException {
        return open(folder, sizes, new LocalDisk());
    }

    static FileObjectStore open(Path folder, Sizes sizes, Disk disk) throws IOException {
        return new FileObjectStore(folder, sizes, disk);
    }

    @Override
    public ObjectRef put(InputStream content) throws IOException {
        var head = SegmentRecord.read(content, smallUpTo);
        return head.length() <= smallUpTo
                ? log.append(head).ref()
                : large.write(head.content(), content).ref();
    }

    @Override
    public InputStream get(ObjectRef ref) throws IOException {
        var place = LargeRef.parse(ref);
        return place.isPresent() ? large.read(place.get()) : readSmall(ref);
    }

    private InputStream readSmall(ObjectRef ref) throws IOException {
        var place = SegmentRef.parse(ref).orElseThrow(() -> new NoSuchObjectException(ref));
        var segment = segments.resolve(place.segment());
        if (Files.notExists(segment)) {
            throw new NoSuchObjectException(ref);
        }
        return SegmentRecord.readFrom(segment, place.offset(), place.length(), ref);
    }

    /// Removes a large object's file; a small one stays in its segment.
    @Override
    public void discard(ObjectRef ref) throws IOException {
        var place = LargeRef.parse(ref);
        if (place.isPresent()) {
            large.discard(place.get());
        }
    }

    /// The large ones, and what is left of large ones that were never finished.
    @Override
    public Stream<LooseObject> loose(Instant writtenBefore) throws IOException {
        return large.writtenBefore(writtenBefore).map(name -> new LooseObject("f:" + name + ":"));
    }

    @Override
    public void remove(LooseObject object) throws IOException {
        large.remove(object.beginning().substring(2, object.beginning().length() - 1));
    }

    /// Waits for the puts under way; later ones fail.
    @Override
    public void close() {
        log.close();
    }

    /// Which objects share a file, and how big such a file grows.
    ///
    /// @param smallUpTo the largest object in bytes that goes to a segment; every put buffers at most this much
    /// @param segment size in bytes from which a segment takes no further objects
    public record Sizes(int smallUpTo, long segment) {

        /// Objects up to 1 MiB, segments of 256 MiB.
        public static final Sizes DEFAULT = new Sizes(1 << 20, 256L << 20);

        private static final int MOST_BUFFERED = 64 << 20;

        /// @throws IllegalArgumentException if a size is not positive or small objects may exceed 64 MiB
        public Sizes {
            if (smallUpTo < 1 || smallUpTo > MOST_BUFFERED || segment < 1) {
                throw new IllegalArgumentException("Small objects are 1 to %d bytes.".formatted(MOST_BUFFERED));
            }
        }
    }
}
